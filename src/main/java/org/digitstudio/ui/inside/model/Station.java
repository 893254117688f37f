package org.digitstudio.ui.inside.model;

import javafx.scene.Parent;

/** One step of the path through the network. */
public interface Station {
  Parent view();

  /** Shows what the network makes of the newest picture; called only while the stage is seen. */
  void show(Snapshot now);

  /** The user left the stage. */
  default void hidden() {}
}
