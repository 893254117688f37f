package org.digitstudio.ui.data;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Labels;

/** A card beside the pointer with the image under it, large, and its label and prediction. */
final class MapCard extends VBox {
  private static final double SIDE = 112;

  /** Distance from the pointer in window units. */
  private static final double DISTANCE = 16;

  private final DigitView image = new DigitView(SIDE);
  private final Label verdict = new Label();
  private final Label where = Labels.caption("");

  MapCard() {
    super(4);
    setId("map-card");
    getStyleClass().add("map-card");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    getChildren().addAll(image, verdict, where);
  }

  /**
   * Shows an image of a table.
   *
   * @param x of the pointer, within the map
   * @param width of the map
   */
  void show(DigitTable table, int row, double x, double y, double width, double height) {
    image.show(table.image(row));
    verdict.setText(
        table.isClassified(row)
            ? Messages.text("data.sample.predicted", table.labelName(row), table.predictedName(row))
            : Messages.text("data.sample.label", table.labelName(row)));
    where.setText(SampleNames.where(table, row));
    setVisible(true);
    applyCss();
    autosize();
    double left = x + DISTANCE + getWidth() > width ? x - DISTANCE - getWidth() : x + DISTANCE;
    double top = y + DISTANCE + getHeight() > height ? y - DISTANCE - getHeight() : y + DISTANCE;
    relocate(Math.max(0, left), Math.max(0, top));
  }
}
