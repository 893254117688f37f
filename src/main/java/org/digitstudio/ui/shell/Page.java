package org.digitstudio.ui.shell;

import javafx.scene.Parent;

/** One of the four pages of the window. All methods are called on the JavaFX thread. */
public interface Page {
  /** The page's content. */
  Parent view();

  /** The page was opened; it gives the focus to the control that its keys work on. */
  default void shown() {}

  /** Another page was opened. */
  default void hidden() {}

  /**
   * The language, or whether there is motion, has changed: builds {@link #view()} anew from the
   * page's state, so that nothing the user did is lost.
   */
  default void languageChanged() {}

  /** The window is about to close; returns false, after asking the user, to keep it open. */
  default boolean mayClose() {
    return true;
  }
}
