package org.digitstudio.ui.shell;

import java.util.function.IntConsumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.digitstudio.application.text.Messages;

/**
 * Presenting: the page alone on the whole screen, enlarged. A clicker's keys (Page Down and Page
 * Up) and the arrow keys lead to the next and the previous page where the page has no use for them
 * itself.
 */
final class Presentation {
  /** The key that begins and ends it; Esc ends it too. */
  static final KeyCode KEY = KeyCode.F11;

  private final Stage stage;

  /**
   * Makes the presentation of a window, which is not presenting yet.
   *
   * @param turn called with 1 for the next page and -1 for the one before
   */
  Presentation(Stage stage, Magnifier magnifier, IntConsumer turn) {
    this.stage = stage;
    Scene scene = stage.getScene();
    scene.getAccelerators().put(new KeyCodeCombination(KEY), this::toggle);
    scene.addEventHandler(KeyEvent.KEY_PRESSED, event -> turn(event, turn));
    stage.setFullScreenExitKeyCombination(new KeyCodeCombination(KeyCode.ESCAPE));
    stage.fullScreenProperty().subscribe(magnifier::enlarge);
  }

  void toggle() {
    stage.setFullScreenExitHint(Messages.text("shell.presenting.hint"));
    stage.setFullScreen(!stage.isFullScreen());
  }

  private void turn(KeyEvent event, IntConsumer turn) {
    if (!stage.isFullScreen() || event.isConsumed()) {
      return;
    }
    switch (event.getCode()) {
      case PAGE_DOWN, RIGHT -> turn.accept(1);
      case PAGE_UP, LEFT -> turn.accept(-1);
      default -> {
        return;
      }
    }
    event.consume();
  }
}
