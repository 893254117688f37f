package org.digitstudio.ui.draw;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import org.controlsfx.control.GridCell;
import org.controlsfx.control.GridView;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.WhileInScene;
import org.jspecify.annotations.Nullable;

/**
 * The kept digits as a wall of tiles. Arrow keys move, Space selects, a digit key relabels what is
 * selected and Delete deletes it; the mouse selects as in a file manager.
 */
final class MyDigitsWall extends GridView<MyDigit> {
  private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
  private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
  private static final double SIDE = 56;
  private static final double CELL_WIDTH = SIDE + 16;
  private static final double CELL_HEIGHT = SIDE + 40;
  private static final double SPACING = 4;

  private final MyDigitsModel model;

  MyDigitsWall(MyDigitsModel model) {
    super(model.digits());
    this.model = model;
    setId("my-digits-wall");
    getStyleClass().add("my-digits-wall");
    setFocusTraversable(true);
    setAccessibleText(Messages.text("draw.mydigits"));
    setCellWidth(CELL_WIDTH);
    setCellHeight(CELL_HEIGHT);
    setHorizontalCellSpacing(SPACING);
    setVerticalCellSpacing(SPACING);
    setCellFactory(grid -> new Tile());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  private void key(KeyEvent event) {
    if (model.digits().isEmpty()) {
      return;
    }
    if (event.isShortcutDown()) {
      switch (event.getCode()) {
        case A -> model.selectAll();
        default -> {
          return;
        }
      }
    } else if (isDigit(event)) {
      model.relabel(Character.digit(event.getText().charAt(0), 10));
    } else {
      switch (event.getCode()) {
        case LEFT -> move(event, -1);
        case RIGHT -> move(event, 1);
        case UP -> move(event, -columns());
        case DOWN -> move(event, columns());
        case HOME -> move(event, -model.cursor());
        case END -> move(event, model.digits().size());
        case SPACE -> model.toggle(model.cursor());
        case DELETE, BACK_SPACE -> model.delete();
        default -> {
          return;
        }
      }
    }
    event.consume();
  }

  private static boolean isDigit(KeyEvent event) {
    return event.getText().length() == 1 && Character.isDigit(event.getText().charAt(0));
  }

  private void move(KeyEvent event, int by) {
    int target = Math.clamp(model.cursor() + by, 0, model.digits().size() - 1);
    if (event.isShiftDown()) {
      model.selectTo(target);
    } else {
      model.select(target);
    }
  }

  private int columns() {
    return Math.max(1, (int) (getWidth() / (CELL_WIDTH + 2 * SPACING)));
  }

  /** One digit with its label. */
  private final class Tile extends GridCell<MyDigit> {
    private final DigitView view = new DigitView(SIDE);
    private final Label label = new Label();
    private final VBox content = new VBox(4, view, label);

    Tile() {
      content.setAlignment(Pos.CENTER);
      getStyleClass().add("my-digit");
      setOnMousePressed(this::pressed);
      WhileInScene.follow(this, model.selectionChanges(), changes -> mark());
    }

    private void pressed(MouseEvent event) {
      MyDigitsWall.this.requestFocus();
      if (isEmpty()) {
        return;
      }
      if (event.isShortcutDown()) {
        model.toggle(getIndex());
      } else if (event.isShiftDown()) {
        model.selectTo(getIndex());
      } else {
        model.select(getIndex());
      }
    }

    @Override
    protected void updateItem(@Nullable MyDigit digit, boolean empty) {
      super.updateItem(digit, empty);
      if (empty || digit == null) {
        setGraphic(null);
      } else {
        view.show(digit.image());
        label.setText(Integer.toString(digit.label()));
        setAccessibleText(
            Messages.text("draw.mydigits.one", digit.label(), Formats.dateTime(digit.time())));
        setGraphic(content);
      }
      mark();
    }

    private void mark() {
      MyDigit digit = getItem();
      pseudoClassStateChanged(SELECTED, digit != null && model.isSelected(digit));
      pseudoClassStateChanged(CURSOR, digit != null && model.isCursor(digit));
    }
  }
}
