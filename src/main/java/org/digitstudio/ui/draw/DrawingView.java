package org.digitstudio.ui.draw;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.ModelPicker;
import org.digitstudio.ui.common.WhileInScene;

/**
 * The page to draw on with its tools and steps, and at its right the answer or, while there is
 * nothing to read, samples to try.
 */
final class DrawingView extends BorderPane {
  /** The parts the view is made from. */
  record Parts(
      DrawViewModel model,
      Transfer transfer,
      ModelSwitch models,
      FileDialogs dialogs,
      boolean motion) {}

  private final DrawViewModel model;
  private final PaperView paper;
  private final AnswerPanel answer;
  private final VBox answerSide;
  private final SamplesPanel samples;
  private final NoDigitsPanel noDigits = new NoDigitsPanel();

  DrawingView(
      Parts parts,
      NeighboursRow neighbours,
      KeepRow keep,
      ResultCardMenu card,
      BackgroundRunner runner) {
    model = parts.model;
    answer = new AnswerPanel(model);
    paper = new PaperView(model, parts.motion);
    samples = new SamplesPanel(model::load, parts.transfer::open);
    VBox middle = new VBox(new DrawTools(model, parts.transfer), paper, new StepsStrip(model));
    middle.getStyleClass().add("draw-middle");
    middle.setAlignment(Pos.TOP_LEFT);
    VBox.setVgrow(paper, Priority.SOMETIMES);
    answerSide = new VBox(answer, neighbours);
    answerSide.getStyleClass().add("answer-side");
    StackPane states = new StackPane(answerSide, samples, noDigits);
    states.setAlignment(Pos.TOP_LEFT);
    VBox side = new VBox(head(parts, card, runner), states, keep);
    side.getStyleClass().add("draw-side");
    ScrollPane scroll = new ScrollPane(side);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("draw-side-scroll");
    setCenter(middle);
    setRight(scroll);
    WhileInScene.follow(this, model.reading(), this::show);
    WhileInScene.follow(this, model.shownIndex(), index -> show(model.reading().get()));
    WhileInScene.follow(this, model.sheet(), sheet -> show(model.reading().get()));
    WhileInScene.follow(this, model.reading(), reading -> card.setDisable(reading.isEmpty()));
  }

  private static HBox head(Parts parts, ResultCardMenu card, BackgroundRunner runner) {
    ModelPicker picker = ModelPicker.ofModelInUse(parts.models, runner, parts.dialogs);
    picker.setId("model-choice");
    Label name = Labels.caption(Messages.text("draw.model"));
    name.setMinWidth(Region.USE_PREF_SIZE);
    name.setLabelFor(picker);
    HBox.setHgrow(picker, Priority.ALWAYS);
    HBox row = new HBox(8, name, picker, card);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  /** The answer stays while a pen draws: samples return only to a blank page. */
  private void show(Reading reading) {
    boolean blank = model.sheet().get().isBlank() && !model.penDown().get();
    boolean pictureOnly = model.sheet().get().picture().isPresent();
    if (!reading.isEmpty()) {
      answer.show(reading);
    }
    setShown(answerSide, !reading.isEmpty());
    setShown(samples, reading.isEmpty() && (blank || !pictureOnly));
    setShown(noDigits, reading.isEmpty() && !blank && pictureOnly);
  }

  private static void setShown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  void takeFocus() {
    paper.canvas().requestFocus();
  }

  /** The page alone, for a picture of it. */
  Region paper() {
    return paper.paper();
  }
}
