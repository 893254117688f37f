package org.digitstudio.ui.data;

import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.ConfusionMatrix;
import org.digitstudio.ui.common.ConfusionGrid;
import org.digitstudio.ui.common.Labels;

/** The confusion matrix of one data set; a cell shows its images. */
final class ConfusionView extends ScrollPane {
  private final ConfusionGrid grid;
  private final Label summary = Labels.title("");

  /**
   * @param onCell called with the true and the predicted digit of a cell
   */
  ConfusionView(BiConsumer<Integer, Integer> onCell) {
    getStyleClass().addAll("confusion-view", "edge-to-edge");
    setFitToWidth(true);
    grid = new ConfusionGrid(onCell);
    summary.setId("matrix-summary");
    summary.setWrapText(true);
    Label hint = Labels.muted(Messages.text("data.confusion.hint"));
    VBox content = new VBox(8, summary, hint, grid);
    content.getStyleClass().add("data-page");
    setContent(content);
  }

  /**
   * Shows a matrix.
   *
   * @param name of the data set it is of
   */
  void show(String name, ConfusionMatrix matrix) {
    int total = matrix.total();
    summary.setText(
        total == 0
            ? Messages.text("data.confusion.none")
            : Messages.text(
                "data.confusion.summary",
                name,
                Formats.percent(matrix.accuracy(), 2),
                total - matrix.correct(),
                total));
    grid.show(matrix);
  }

  void focusFirstCell() {
    grid.focusFirstCell();
  }
}
