package org.digitstudio.ui.draw;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The keys that edit the page, on every canvas that shows it. */
final class EditKeys {
  private static final double PEN_STEP = 4;

  private EditKeys() {}

  /** Performs the key's command and consumes it; ignores all other keys. */
  static void handle(KeyEvent event, DrawViewModel model) {
    if (event.isShortcutDown() ? stepped(event, model) : edited(event, model)) {
      event.consume();
    }
  }

  private static boolean stepped(KeyEvent event, DrawViewModel model) {
    KeyCode code = event.getCode();
    if (code == KeyCode.Y || code == KeyCode.Z && event.isShiftDown()) {
      model.redo();
    } else if (code == KeyCode.Z) {
      model.undo();
    } else {
      return false;
    }
    return true;
  }

  private static boolean edited(KeyEvent event, DrawViewModel model) {
    switch (event.getCode()) {
      case DELETE, BACK_SPACE, ESCAPE -> model.clear();
      case E -> model.erasing().set(true);
      case P -> model.erasing().set(false);
      case OPEN_BRACKET -> model.penWidth().set(model.penWidth().get() - PEN_STEP);
      case CLOSE_BRACKET -> model.penWidth().set(model.penWidth().get() + PEN_STEP);
      default -> {
        return false;
      }
    }
    return true;
  }
}
