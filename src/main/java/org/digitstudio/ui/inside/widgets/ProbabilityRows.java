package org.digitstudio.ui.inside.widgets;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.Prediction;

/** Ten small rows: digit, bar and probability. */
public final class ProbabilityRows extends VBox {
  private static final double TEXT_WIDTH = 60;

  private static final double MAX_NAME_WIDTH = 72;

  private final List<Label> names = new ArrayList<>();
  private final List<ValueBar> bars = new ArrayList<>();
  private final List<Label> texts = new ArrayList<>();

  public ProbabilityRows() {
    getStyleClass().add("inside-probabilities");
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      Label name = Panel.caption(Integer.toString(digit));
      name.setMaxWidth(MAX_NAME_WIDTH);
      names.add(name);
      ValueBar bar = new ValueBar(false);
      Label text = Panel.caption("");
      text.setMinWidth(TEXT_WIDTH);
      HBox.setHgrow(bar, Priority.ALWAYS);
      HBox row = new HBox(name, bar, text);
      row.getStyleClass().add("inside-probability");
      bars.add(bar);
      texts.add(text);
      getChildren().add(row);
    }
  }

  /**
   * Shows ten probabilities, 0..1.
   *
   * @param classNames of the rows
   */
  public void show(float[] probabilities, ClassNames classNames) {
    for (int digit = 0; digit < bars.size(); digit++) {
      names.get(digit).setText(classNames.of(digit));
      bars.get(digit).show(probabilities[digit]);
      texts.get(digit).setText(Numbers.percent(probabilities[digit]));
    }
  }
}
