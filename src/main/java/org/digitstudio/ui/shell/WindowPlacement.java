package org.digitstudio.ui.shell;

import javafx.stage.Screen;
import javafx.stage.Stage;
import org.digitstudio.domain.Settings.WindowBounds;

/** Restores a window's position and size, and reads them for the settings. */
final class WindowPlacement {
  private WindowPlacement() {}

  /** Moves the window to where it was, unless no screen is there any more. */
  static void restore(Stage stage, WindowBounds bounds) {
    stage.setMaximized(bounds.maximized());
    boolean visible =
        Screen.getScreensForRectangle(bounds.x(), bounds.y(), bounds.width(), bounds.height())
            .stream()
            .map(Screen::getVisualBounds)
            .anyMatch(screen -> screen.contains(bounds.x(), bounds.y()));
    if (visible) {
      stage.setX(bounds.x());
      stage.setY(bounds.y());
    }
  }

  /** Returns the window's bounds; its size is that of its content. */
  static WindowBounds of(Stage stage) {
    return new WindowBounds(
        stage.getX(),
        stage.getY(),
        stage.getScene().getWidth(),
        stage.getScene().getHeight(),
        stage.isMaximized());
  }
}
