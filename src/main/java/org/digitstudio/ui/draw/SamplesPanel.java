package org.digitstudio.ui.draw;

import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Labels;

/** Replaces the answer while the page is blank: a sentence, and samples to click. */
final class SamplesPanel extends VBox {
  private static final double HEIGHT = 48;
  private static final double BUTTON_HEIGHT = HEIGHT + 20;
  private static final double WIDTH = 40;
  private static final double NUMBER_WIDTH = 100;
  private static final double PEN = 4;

  /**
   * Makes the samples.
   *
   * @param chosen called with the sample that is clicked
   * @param open asks for a picture
   */
  SamplesPanel(Consumer<Ink> chosen, Runnable open) {
    getStyleClass().add("samples");
    FlowPane samples = new FlowPane(8, 8);
    for (int i = 0; i < SampleInks.all().size(); i++) {
      samples.getChildren().add(button(i, chosen));
    }
    Button picture = Buttons.text(Messages.text("draw.samples.open"), open);
    picture.setId("samples-open");
    getChildren()
        .addAll(
            Labels.title(Messages.text("draw.samples.title")),
            Labels.muted(Messages.text("draw.samples.text")),
            samples,
            picture);
  }

  private static Button button(int number, Consumer<Ink> chosen) {
    Ink ink = SampleInks.all().get(number);
    boolean isNumber = number == SampleInks.all().size() - 1;
    Button button = new Button();
    button.setGraphic(new InkShapes(ink, isNumber ? NUMBER_WIDTH : WIDTH, HEIGHT, PEN));
    button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    button.setAlignment(Pos.CENTER);
    button.setMinHeight(BUTTON_HEIGHT);
    button.setId("sample-" + number);
    button.getStyleClass().add("sample");
    button.setAccessibleText(Messages.text("draw.samples.one", number + 1));
    button.setOnAction(event -> chosen.accept(ink));
    return button;
  }
}
