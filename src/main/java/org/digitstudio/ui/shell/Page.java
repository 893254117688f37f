package org.digitstudio.ui.shell;

import javafx.scene.Parent;

/** One of the four places of the window. */
public interface Page {
  /** The place's content; built once, on the JavaFX thread, when it is first opened. */
  Parent view();

  /** The user came to this place. */
  default void shown() {}

  /** The user went to another place. */
  default void hidden() {}

  /** The window closes; false keeps it open, after the place has asked the user. */
  default boolean mayClose() {
    return true;
  }
}
