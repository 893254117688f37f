package org.digitstudio.ui.draw;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.ProbabilityBars;

/** What was read: the digit or number large, how sure, ten bars and the picture the network got. */
final class AnswerPanel extends VBox {
  private static final PseudoClass UNSURE = PseudoClass.getPseudoClass("unsure");
  private static final PseudoClass LONG = PseudoClass.getPseudoClass("long");
  private static final int LONG_NUMBER = 3;

  private final Label answer = new Label();
  private final Label words = new Label();
  private final Label time = new Label();
  private final DigitView input = new DigitView(112);
  private final ProbabilityBars bars = new ProbabilityBars();

  AnswerPanel() {
    getStyleClass().add("answer-panel");
    answer.setId("answer");
    answer.getStyleClass().add("answer");
    answer.setAccessibleRole(AccessibleRole.TEXT);
    words.setId("answer-words");
    words.setWrapText(true);
    time.setId("answer-time");
    time.getStyleClass().addAll("small", "muted", "figure");
    input.setId("network-input");
    input.setAccessibleText(Messages.text("draw.input"));
    Label caption = new Label(Messages.text("draw.input"));
    caption.getStyleClass().addAll("small", "muted");
    VBox picture = new VBox(4, input, caption);
    VBox says = new VBox(4, answer, words);
    says.setMinWidth(136);
    says.setPrefWidth(136);
    HBox top = new HBox(16, picture, says);
    top.setAlignment(Pos.TOP_LEFT);
    getChildren().addAll(top, bars, time);
    show(Reading.EMPTY);
  }

  void show(Reading reading) {
    pseudoClassStateChanged(UNSURE, !reading.isEmpty() && !reading.sure());
    answer.pseudoClassStateChanged(LONG, reading.number().length() > LONG_NUMBER);
    if (reading.isEmpty()) {
      answer.setText("");
      words.setText(Messages.text("draw.nothing"));
      time.setText(" ");
      input.show(DigitImage.empty());
      bars.clear();
      return;
    }
    answer.setText(reading.number());
    ReadDigit first = reading.digits().getFirst();
    input.show(first.image());
    bars.show(first.prediction());
    words.setText(sentence(reading));
    time.setText(
        Messages.text("draw.time", String.format(Locale.ROOT, "%.2f", reading.nanos() / 1e6)));
  }

  private static String sentence(Reading reading) {
    if (reading.single().isEmpty()) {
      return Messages.text(
          reading.sure() ? "draw.number.sure" : "draw.number.unsure", reading.digits().size());
    }
    Prediction prediction = reading.digits().getFirst().prediction();
    String share = String.format(Locale.ROOT, "%.1f", 100 * prediction.confidence());
    return prediction.sure()
        ? Messages.text("draw.sure", share)
        : Messages.text("draw.unsure", prediction.digit(), prediction.secondDigit());
  }
}
