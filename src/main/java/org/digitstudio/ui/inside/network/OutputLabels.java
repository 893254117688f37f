package org.digitstudio.ui.inside.network;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.PseudoClasses;

/** The digits and probabilities beside the bars of the output column. */
final class OutputLabels {
  /** Width kept for a digit to the left of its bar, in pixels. */
  private static final double DIGIT_WIDTH = 22;

  /** Width kept for a name that is no digit; longer ones are shortened. */
  private static final double NAME_WIDTH = 64;

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

  /** Returns the width kept for names to the left of their bars, in pixels. */
  static double nameWidth(ClassNames names) {
    return names.areDigits() ? DIGIT_WIDTH : NAME_WIDTH;
  }

  void layout(OverviewLayout.Grid grid, ClassNames names) {
    for (int digit = 0; digit < digits.size(); digit++) {
      Rectangle2D tile = grid.tile(digit);
      digits
          .get(digit)
          .resizeRelocate(tile.getMinX(), tile.getMinY(), nameWidth(names), tile.getHeight());
      percents
          .get(digit)
          .resizeRelocate(
              tile.getMaxX() - PERCENT_WIDTH, tile.getMinY(), PERCENT_WIDTH, tile.getHeight());
    }
  }

  /**
   * Shows the probabilities.
   *
   * @param now the inspection whose prediction is emphasized
   */
  void show(Inspection now) {
    float[] probabilities = now.trace().probabilities();
    for (int digit = 0; digit < percents.size(); digit++) {
      percents.get(digit).setText(Numbers.percent(probabilities[digit]));
      digits.get(digit).setText(now.className(digit));
      boolean best = digit == now.trace().prediction();
      digits.get(digit).pseudoClassStateChanged(PseudoClasses.BEST, best);
      percents.get(digit).pseudoClassStateChanged(PseudoClasses.BEST, best);
    }
  }
}
