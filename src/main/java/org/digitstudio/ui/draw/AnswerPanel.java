package org.digitstudio.ui.draw;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.ProbabilityBars;

/**
 * The page's focal point: the digit or number that was read, how sure the network is, the ten
 * probabilities and the image it got.
 */
final class AnswerPanel extends VBox {
  private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
  private static final double INPUT_SIDE = 84;
  private static final double NANOS_IN_MILLI = 1e6;

  private final Label answer = new Label();
  private final Label sentence = Labels.paragraph("");
  private final Label time = Labels.caption("");
  private final DigitView input = new DigitView(INPUT_SIDE);
  private final ProbabilityBars bars = new ProbabilityBars();
  private final DrawViewModel model;
  private final DigitChips chips;

  /** Makes the panel; it shows what it is told to, of the digit that the model names. */
  AnswerPanel(DrawViewModel model) {
    this.model = model;
    chips = new DigitChips(model.shownIndex()::set);
    getStyleClass().add("answer-panel");
    answer.setId("answer");
    answer.getStyleClass().add("answer");
    answer.setAccessibleRole(AccessibleRole.TEXT);
    answer.setMinWidth(0);
    answer.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(answer, Priority.ALWAYS);
    sentence.setId("answer-words");
    time.setId("answer-time");
    input.setId("network-input");
    input.setAccessibleText(Messages.text("draw.input"));
    Label caption = Labels.caption(Messages.text("draw.input"));
    caption.setMinWidth(USE_PREF_SIZE);
    VBox image = new VBox(4, input, caption);
    image.setAlignment(Pos.BOTTOM_RIGHT);
    image.setMinWidth(USE_PREF_SIZE);
    HBox head = new HBox(16, answer, image);
    head.getStyleClass().add("answer-head");
    head.setAlignment(Pos.CENTER_LEFT);
    time.setMinWidth(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox words = new HBox(8, sentence, time);
    words.setAlignment(Pos.BASELINE_LEFT);
    getChildren().addAll(head, words, chips, bars);
  }

  /** Shows a reading of at least one digit. */
  void show(Reading reading) {
    int shown = Math.min(model.shownIndex().get(), reading.digits().size() - 1);
    Reading.ReadDigit digit = reading.digits().get(shown);
    boolean noDigit = AnswerText.isNoDigit(reading);
    String text = AnswerText.of(reading);
    pseudoClassStateChanged(UNSURE, !reading.sure());
    answer.setText(text);
    AnswerSize.apply(answer);
    sentence.setText(sentence(reading, noDigit));
    input.show(digit.image());
    bars.setClassNames(reading.classNames());
    bars.show(digit.prediction());
    if (noDigit || reading.digits().size() == 1) {
      chips.hide();
    } else {
      chips.show(reading, shown);
    }
    time.setText(Messages.text("draw.time", Formats.decimal(reading.nanos() / NANOS_IN_MILLI, 2)));
  }

  private static String sentence(Reading reading, boolean noDigit) {
    int count = reading.digits().size();
    if (noDigit) {
      return Messages.text("draw.nodigit", count);
    }
    if (count > 1) {
      return AnswerText.ofSeveral(reading);
    }
    Prediction prediction = reading.digits().getFirst().prediction();
    return prediction.sure()
        ? Messages.text("draw.sure", Formats.confidence(prediction.confidence()))
        : Messages.text(
            "draw.unsure",
            reading.classNames().of(prediction.digit()),
            reading.classNames().of(prediction.secondDigit()));
  }
}
