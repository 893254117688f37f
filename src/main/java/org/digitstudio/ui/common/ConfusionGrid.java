package org.digitstudio.ui.common;

import java.util.List;
import java.util.function.BiConsumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.ConfusionMatrix;

/**
 * A confusion matrix as a heat map: the true digit down, the prediction across, recall and
 * precision at the edges. Arrow keys go from cell to cell; a cell is selected like a button.
 */
public final class ConfusionGrid extends GridPane {
  private static final int CLASSES = Prediction.CLASSES;

  private static final double MAX_NAME_WIDTH = 96;
  private static final double UPWARDS = -90;

  private final ToggleButton[][] cells = new ToggleButton[CLASSES][CLASSES];
  private final String[][] heats = new String[CLASSES][CLASSES];
  private final Label[] rowNames = new Label[CLASSES];
  private final Label[] columnNames = new Label[CLASSES];
  private final Label[] recalls = new Label[CLASSES];
  private final Label[] precisions = new Label[CLASSES];
  private ClassNames classNames = ClassNames.DIGITS;

  /**
   * Builds an empty matrix.
   *
   * @param onCell called with the true and the predicted digit of a cell the user selected
   */
  public ConfusionGrid(BiConsumer<Integer, Integer> onCell) {
    getStyleClass().add("confusion-grid");
    Label predicted = Labels.caption(Messages.text("common.matrix.predicted"));
    add(predicted, 1, 0, CLASSES, 1);
    setHalignment(predicted, HPos.CENTER);
    add(heading(Messages.text("common.matrix.truth")), 0, 1);
    add(
        explained(heading(Messages.text("common.matrix.recall")), "common.matrix.recall.help"),
        CLASSES + 1,
        1);
    add(
        explained(
            heading(Messages.text("common.matrix.precision")), "common.matrix.precision.help"),
        0,
        CLASSES + 2);
    for (int digit = 0; digit < CLASSES; digit++) {
      rowNames[digit] = heading(classNames.of(digit));
      columnNames[digit] = heading(classNames.of(digit));
      Group column = new Group(columnNames[digit]);
      setHalignment(column, HPos.CENTER);
      setValignment(column, VPos.BOTTOM);
      add(column, digit + 1, 1);
      add(rowNames[digit], 0, digit + 2);
      recalls[digit] = heading("");
      precisions[digit] = heading("");
      add(recalls[digit], CLASSES + 1, digit + 2);
      add(precisions[digit], digit + 1, CLASSES + 2);
      for (int answer = 0; answer < CLASSES; answer++) {
        add(cell(digit, answer, onCell), answer + 1, digit + 2);
      }
    }
  }

  private static Label heading(String text) {
    Label label = Labels.caption(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER);
    return label;
  }

  private static Label explained(Label label, String key) {
    String name = label.getText();
    Tooltips.install(label, Messages.text(key));
    label.setAccessibleText(name);
    return label;
  }

  private ToggleButton cell(int truth, int answer, BiConsumer<Integer, Integer> onCell) {
    ToggleButton cell = new ToggleButton();
    cell.getStyleClass().add("confusion-cell");
    cell.setId("cell-" + truth + "-" + answer);
    cell.setOnAction(event -> onCell.accept(truth, answer));
    cell.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, truth, answer));
    Tooltips.install(cell, "");
    cells[truth][answer] = cell;
    heats[truth][answer] = "";
    return cell;
  }

  /** Moves the focus to the next cell in a direction; empty cells take no focus. */
  private void move(KeyEvent event, int truth, int answer) {
    int down = 0;
    int right = 0;
    switch (event.getCode()) {
      case UP -> down = -1;
      case DOWN -> down = 1;
      case LEFT -> right = -1;
      case RIGHT -> right = 1;
      default -> {
        return;
      }
    }
    event.consume();
    int row = truth + down;
    int column = answer + right;
    while (Math.min(row, column) >= 0 && Math.max(row, column) < CLASSES) {
      if (!cells[row][column].isDisabled()) {
        cells[row][column].requestFocus();
        return;
      }
      row += down;
      column += right;
    }
  }

  /** Shows a matrix of digits; no cell is selected. */
  public void show(ConfusionMatrix matrix) {
    show(matrix, ClassNames.DIGITS);
  }

  /**
   * Shows a matrix; no cell is selected.
   *
   * @param names of the rows and columns; across, names other than digits are written upwards
   */
  public void show(ConfusionMatrix matrix, ClassNames names) {
    boolean renamed = !names.equals(classNames);
    classNames = names;
    for (int digit = 0; digit < CLASSES && renamed; digit++) {
      for (Label label : List.of(rowNames[digit], columnNames[digit])) {
        label.setText(names.of(digit));
        label.setMinWidth(names.areDigits() ? Region.USE_PREF_SIZE : 0);
        label.setMaxWidth(names.areDigits() ? Double.MAX_VALUE : MAX_NAME_WIDTH);
        label.setTooltip(names.areDigits() ? null : new Tooltip(names.of(digit)));
      }
      columnNames[digit].setRotate(names.areDigits() ? 0 : UPWARDS);
    }
    for (int truth = 0; truth < CLASSES; truth++) {
      recalls[truth].setText(percent(matrix.recall(truth)));
      precisions[truth].setText(percent(matrix.precision(truth)));
      for (int answer = 0; answer < CLASSES; answer++) {
        show(truth, answer, matrix.count(truth, answer), matrix.heat(truth, answer), renamed);
      }
    }
  }

  private static String percent(double value) {
    return Double.isNaN(value) ? "" : Formats.decimal(100 * value, 1);
  }

  private void show(int truth, int answer, int count, int heat, boolean renamed) {
    ToggleButton cell = cells[truth][answer];
    String text = count == 0 ? "" : Formats.count(count);
    String style = "heat-" + (truth == answer ? "right-" : "wrong-") + heat;
    cell.setSelected(false);
    if (!renamed && text.equals(cell.getText()) && style.equals(heats[truth][answer])) {
      return;
    }
    cell.setText(text);
    cell.setDisable(count == 0);
    Tooltips.change(
        cell,
        Messages.text("common.matrix.cell", classNames.of(truth), classNames.of(answer), count));
    cell.getStyleClass().remove(heats[truth][answer]);
    cell.getStyleClass().add(style);
    heats[truth][answer] = style;
  }

  /** Marks a cell as selected. */
  public void select(int truth, int answer) {
    cells[truth][answer].setSelected(true);
  }

  /** Moves the focus to the first cell with a count. */
  public void focusFirstCell() {
    for (ToggleButton[] row : cells) {
      for (ToggleButton cell : row) {
        if (!cell.isDisabled()) {
          cell.requestFocus();
          return;
        }
      }
    }
  }
}
