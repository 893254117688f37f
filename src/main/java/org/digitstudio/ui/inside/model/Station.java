package org.digitstudio.ui.inside.model;

import javafx.scene.Parent;

/** One stop on the path through the network. */
public interface Station {
  /** Returns the station's content, the same at every call. */
  Parent view();

  /** Shows an inspection; called on the JavaFX thread while the station is in view. */
  void show(Inspection inspection);

  /** Stops animations and background work; the station is out of view. */
  default void hidden() {}
}
