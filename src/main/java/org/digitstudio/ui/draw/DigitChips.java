package org.digitstudio.ui.draw;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.common.Tooltips;

/** A button for each digit of a number; the details below are those of the chosen one. */
final class DigitChips extends FlowPane {
  private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
  private static final double GAP = 4;

  private final IntConsumer choose;
  private ToggleGroup group = new ToggleGroup();
  private String number = "";

  /**
   * Makes the row, still hidden.
   *
   * @param choose called with the index of the digit whose button is pressed
   */
  DigitChips(IntConsumer choose) {
    super(GAP, GAP);
    this.choose = choose;
    setId("digit-chips");
    getStyleClass().add("digit-chips");
    hide();
  }

  void hide() {
    setVisible(false);
    setManaged(false);
  }

  /** Shows a button for each digit of a number with the given one chosen. */
  void show(Reading reading, int chosen) {
    setVisible(true);
    setManaged(true);
    if (!reading.number().equals(number)) {
      number = reading.number();
      makeButtons(reading);
    }
    for (int i = 0; i < getChildren().size(); i++) {
      Prediction prediction = reading.digits().get(i).prediction();
      getChildren().get(i).pseudoClassStateChanged(UNSURE, !prediction.sure());
    }
    group.selectToggle(group.getToggles().get(chosen));
  }

  private void makeButtons(Reading reading) {
    group = new ToggleGroup();
    getChildren().clear();
    int count = reading.digits().size();
    for (int i = 0; i < count; i++) {
      int index = i;
      int digit = reading.digits().get(i).prediction().digit();
      ToggleButton button = new ToggleButton(Integer.toString(digit));
      button.setId("digit-chip-" + i);
      button.getStyleClass().addAll("small", "digit-chip");
      button.setToggleGroup(group);
      Tooltips.install(button, Messages.text("draw.chip", i + 1, count, digit));
      button.setOnAction(
          event -> {
            // A second press would release the button, but one digit is always shown.
            button.setSelected(true);
            choose.accept(index);
          });
      getChildren().add(button);
    }
  }
}
