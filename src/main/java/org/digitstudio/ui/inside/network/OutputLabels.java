package org.digitstudio.ui.inside.network;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.PseudoClasses;

/** The digits and probabilities beside the bars of the output column. */
final class OutputLabels {
  /** Width kept for a digit to the left of its bar, in pixels. */
  static final double DIGIT_WIDTH = 22;

  /** Width kept for a probability to the right of its bar, in pixels. */
  static final double PERCENT_WIDTH = 58;

  private final List<Label> digits = new ArrayList<>();
  private final List<Label> percents = new ArrayList<>();

  OutputLabels(Pane pane) {
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      Label name = new Label(Integer.toString(digit));
      name.getStyleClass().add("overview-digit");
      Label percent = new Label();
      percent.setId("overview-probability-" + digit);
      percent.getStyleClass().add("overview-percent");
      percent.setAlignment(Pos.CENTER_RIGHT);
      List.of(name, percent).forEach(label -> label.setManaged(false));
      digits.add(name);
      percents.add(percent);
    }
    pane.getChildren().addAll(digits);
    pane.getChildren().addAll(percents);
  }

  void layout(OverviewLayout.Grid grid) {
    for (int digit = 0; digit < digits.size(); digit++) {
      Rectangle2D tile = grid.tile(digit);
      digits
          .get(digit)
          .resizeRelocate(tile.getMinX(), tile.getMinY(), DIGIT_WIDTH, tile.getHeight());
      percents
          .get(digit)
          .resizeRelocate(
              tile.getMaxX() - PERCENT_WIDTH, tile.getMinY(), PERCENT_WIDTH, tile.getHeight());
    }
  }

  /**
   * Shows the probabilities.
   *
   * @param probabilities ten values in 0..1
   * @param prediction the digit to emphasize
   */
  void show(float[] probabilities, int prediction) {
    for (int digit = 0; digit < percents.size(); digit++) {
      percents.get(digit).setText(Numbers.percent(probabilities[digit]));
      boolean best = digit == prediction;
      digits.get(digit).pseudoClassStateChanged(PseudoClasses.BEST, best);
      percents.get(digit).pseudoClassStateChanged(PseudoClasses.BEST, best);
    }
  }
}
