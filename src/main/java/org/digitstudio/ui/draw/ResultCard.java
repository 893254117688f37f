package org.digitstudio.ui.draw;

import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.ModelNames;
import org.digitstudio.ui.common.ProbabilityBars;
import org.digitstudio.ui.common.Theme;

/**
 * A card for paper, a chat or a folder: the drawing, the answer, the ten probabilities and the
 * network that gave them; always dark on white.
 */
final class ResultCard extends VBox {
  private static final double WIDTH = 480;
  private static final double SIDE = 200;
  private static final double PEN = 10;

  /**
   * Makes a card of what was read.
   *
   * @param reading of at least one digit
   * @param model the choice in the menu of models, for its name there
   */
  static ResultCard of(Sheet sheet, Reading reading, Optional<ModelChoice> model, ModelCard card) {
    return new ResultCard(sheet, reading, model.map(ModelNames::of).orElse(card.name()), card);
  }

  private ResultCard(Sheet sheet, Reading reading, String modelName, ModelCard card) {
    getStyleClass().add("result-card");
    setMinWidth(WIDTH);
    setMaxWidth(WIDTH);
    Label answer = new Label(AnswerText.of(reading));
    answer.getStyleClass().add("result-answer");
    answer.setWrapText(true);
    AnswerSize.apply(answer);
    StackPane drawing = new StackPane(drawing(sheet));
    drawing.getStyleClass().add("result-drawing");
    drawing.setMinSize(SIDE, SIDE);
    drawing.setMaxSize(SIDE, SIDE);
    VBox right = new VBox(8, answer, Labels.paragraph(sentence(reading)));
    right.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(right, Priority.ALWAYS);
    HBox head = new HBox(24, drawing, right);
    head.setAlignment(Pos.CENTER_LEFT);
    getChildren().add(head);
    reading
        .single()
        .ifPresent(
            digit -> {
              ProbabilityBars bars = new ProbabilityBars();
              bars.show(digit.prediction());
              getChildren().add(bars);
            });
    getChildren().add(Labels.note(origin(modelName, card)));
  }

  private static Node drawing(Sheet sheet) {
    Optional<GreyPicture> picture = sheet.picture();
    if (picture.isEmpty()) {
      return new InkShapes(sheet.drawing().ink(), 0.9 * SIDE, 0.9 * SIDE, PEN);
    }
    ImageView view = new ImageView(GreyImages.image(picture.get()));
    view.setFitWidth(0.9 * SIDE);
    view.setFitHeight(0.9 * SIDE);
    view.setPreserveRatio(true);
    return view;
  }

  private static String sentence(Reading reading) {
    if (AnswerText.isNoDigit(reading)) {
      return Messages.text("draw.nodigit", reading.digits().size());
    }
    if (reading.single().isEmpty()) {
      return AnswerText.ofSeveral(reading);
    }
    double confidence = reading.digits().getFirst().prediction().confidence();
    return Messages.text(
        reading.sure() ? "draw.card.sure" : "draw.card.unsure", Formats.confidence(confidence));
  }

  private static String origin(String modelName, ModelCard card) {
    String date = Formats.dateTime(Instant.now());
    return card.testAccuracy()
        .map(
            accuracy ->
                Messages.text(
                    "draw.card.measured",
                    modelName,
                    Formats.percent(accuracy, 2),
                    Formats.count(card.testCount()),
                    date))
        .orElseGet(() -> Messages.text("draw.card.model", modelName, date));
  }

  /** Arranges the card in the program's style, so that it can be printed or made a picture of. */
  ResultCard laidOut() {
    Scene scene = new Scene(this);
    Theme.styleOnly(scene);
    getStylesheets().add(DrawPage.STYLE);
    applyCss();
    layout();
    return this;
  }
}
