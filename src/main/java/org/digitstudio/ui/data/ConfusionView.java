package org.digitstudio.ui.data;

import java.util.function.BiConsumer;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.insight.ConfusionMatrix;
import org.digitstudio.ui.common.ConfusionGrid;
import org.digitstudio.ui.common.Labels;

/** The confusion matrix of the images that match the filters; a cell shows its images. */
final class ConfusionView extends ScrollPane {
  private final ConfusionGrid grid;
  private final Label summary = Labels.muted("");

  /**
   * @param onCell called with the true and the predicted digit of a cell
   */
  ConfusionView(BiConsumer<Integer, Integer> onCell) {
    getStyleClass().addAll("confusion-view", "edge-to-edge");
    setFitToWidth(true);
    grid = new ConfusionGrid(onCell);
    summary.setId("matrix-summary");
    Label hint = Labels.muted(Messages.text("data.confusion.hint"));
    VBox content = new VBox(8, grid, summary, hint);
    content.getStyleClass().add("data-page");
    setContent(content);
  }

  /** Shows a matrix. */
  void show(ConfusionMatrix matrix, ClassNames names) {
    int total = matrix.total();
    summary.setText(
        total == 0
            ? Messages.text("data.confusion.none")
            : Messages.text("data.confusion.summary", total - matrix.correct(), total));
    grid.show(matrix, names);
  }

  void focusFirstCell() {
    grid.focusFirstCell();
  }
}
