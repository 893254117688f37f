package org.digitstudio.ui.data;

import java.util.function.BiConsumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.ConfusionMatrix;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.ui.common.Tooltips;

/**
 * The confusion matrix as a heat map; a cell shows its pictures. Arrow keys go from cell to cell.
 */
final class ConfusionView extends ScrollPane {
  private final ToggleButton[][] cells = new ToggleButton[Prediction.CLASSES][Prediction.CLASSES];
  private final Label summary = new Label();
  private final Label[] recalls = new Label[Prediction.CLASSES];
  private final Label[] precisions = new Label[Prediction.CLASSES];

  /**
   * @param onCell hears the true digit and the answer
   */
  ConfusionView(BiConsumer<Integer, Integer> onCell) {
    getStyleClass().addAll("confusion-view", "edge-to-edge");
    setFitToWidth(true);
    GridPane grid = new GridPane(2, 2);
    grid.getStyleClass().add("confusion-grid");
    Label answers = new Label(Messages.text("data.confusion.answers"));
    answers.getStyleClass().add("muted");
    grid.add(answers, 1, 0, Prediction.CLASSES, 1);
    GridPane.setHalignment(answers, HPos.CENTER);
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      grid.add(heading(Integer.toString(digit)), digit + 1, 1);
      grid.add(heading(Integer.toString(digit)), 0, digit + 2);
      recalls[digit] = share();
      precisions[digit] = share();
      grid.add(recalls[digit], Prediction.CLASSES + 1, digit + 2);
      grid.add(precisions[digit], digit + 1, Prediction.CLASSES + 2);
      for (int answer = 0; answer < Prediction.CLASSES; answer++) {
        grid.add(cell(digit, answer, onCell), answer + 1, digit + 2);
      }
    }
    grid.add(heading(Messages.text("data.confusion.truth")), 0, 1);
    grid.add(heading(Messages.text("data.confusion.recall")), Prediction.CLASSES + 1, 1);
    grid.add(heading(Messages.text("data.confusion.precision")), 0, Prediction.CLASSES + 2);
    summary.getStyleClass().add("data-heading");
    Label hint = new Label(Messages.text("data.confusion.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    VBox content = new VBox(8, summary, hint, grid);
    content.getStyleClass().add("data-page");
    setContent(content);
  }

  private static Label heading(String text) {
    Label label = new Label(text);
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER);
    return label;
  }

  private static Label share() {
    Label label = heading("");
    label.getStyleClass().add("data-small");
    return label;
  }

  private ToggleButton cell(int truth, int answer, BiConsumer<Integer, Integer> onCell) {
    ToggleButton cell = new ToggleButton();
    cell.getStyleClass().addAll("confusion-cell", "heat-0");
    cell.setId("cell-" + truth + "-" + answer);
    cell.setOnAction(event -> onCell.accept(truth, answer));
    cell.addEventFilter(KeyEvent.KEY_PRESSED, event -> move(event, truth, answer));
    Tooltips.install(cell, "");
    cells[truth][answer] = cell;
    return cell;
  }

  /** To the next cell that way which has pictures; empty ones take no focus. */
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
    while (Math.min(row, column) >= 0 && Math.max(row, column) < Prediction.CLASSES) {
      if (!cells[row][column].isDisabled()) {
        cells[row][column].requestFocus();
        return;
      }
      row += down;
      column += right;
    }
  }

  /**
   * @param filter marks the cell that is the filter now
   */
  void show(ConfusionMatrix matrix, DigitFilter filter) {
    int total = matrix.total();
    summary.setText(
        total == 0
            ? Messages.text("data.confusion.none")
            : Messages.text(
                "data.confusion.summary",
                total,
                total - matrix.correct(),
                Formats.percent(matrix.accuracy(), 2)));
    for (int truth = 0; truth < Prediction.CLASSES; truth++) {
      recalls[truth].setText(share(matrix.recall(truth)));
      precisions[truth].setText(share(matrix.precision(truth)));
      for (int answer = 0; answer < Prediction.CLASSES; answer++) {
        show(truth, answer, matrix.count(truth, answer), matrix.heat(truth, answer));
        cells[truth][answer].setSelected(
            filter.labels() == 1 << truth && filter.predictions() == 1 << answer);
      }
    }
  }

  private static String share(double value) {
    return Double.isNaN(value) ? "" : Formats.decimal(100 * value, 1);
  }

  private void show(int truth, int answer, int count, int heat) {
    ToggleButton cell = cells[truth][answer];
    cell.setText(count == 0 ? "" : Formats.count(count));
    cell.setDisable(count == 0);
    String words = Messages.text("data.confusion.cell", truth, answer, count);
    Tooltips.change(cell, words);
    cell.getStyleClass().removeIf(style -> style.startsWith("heat-"));
    cell.getStyleClass().add("heat-" + (truth == answer ? "right-" : "wrong-") + heat);
  }
}
