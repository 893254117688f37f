package org.digitstudio.ui.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.application.Job;
import org.digitstudio.domain.Prediction;
import org.digitstudio.insight.IntegratedGradients;
import org.digitstudio.insight.IntegratedGradients.Evidence;
import org.digitstudio.insight.MindChange;
import org.digitstudio.insight.Occlusion;
import org.digitstudio.ui.common.Messages;

/** Why this digit: evidence, what covering does, and what would change the network's mind. */
final class WhyStage implements Stage {
  /** The slow questions wait until the pen has rested that long. */
  private static final Duration REST = Duration.millis(250);

  private final InsideModel model;
  private final List<ToggleButton> digits = new ArrayList<>();
  private final EvidencePanel evidence;
  private final OcclusionPanel occlusion;
  private final MindPanel mind;
  private final VBox view;
  private final Newest<Question, Answer> weighing;
  private final PauseTransition rest = new PauseTransition(REST);
  private Job slow = new Job();

  private record Question(Snapshot now, int digit) {}

  private record Answer(Question question, Evidence evidence) {}

  WhyStage(InsideModel model, PanelExport export) {
    this.model = model;
    this.evidence = new EvidencePanel(export);
    this.occlusion = new OcclusionPanel(export);
    this.mind = new MindPanel(export);
    this.weighing =
        new Newest<>(
            model.runner(),
            (question, job) -> weigh(question, job),
            answer -> evidence.show(answer.question.now, answer.question.digit, answer.evidence),
            failure -> {});
    rest.setOnFinished(event -> askSlowly());
    HBox panels = new HBox(evidence.view(), occlusion.view(), mind.view());
    panels.getStyleClass().add("inside-row");
    panels.getChildren().forEach(panel -> HBox.setHgrow(panel, Priority.ALWAYS));
    VBox.setVgrow(panels, Priority.ALWAYS);
    view = new VBox(question(), panels);
    view.getStyleClass().add("inside-column");
    model.digit().addListener((property, before, now) -> refresh());
    model.zoom().addListener((property, before, now) -> refresh());
  }

  private HBox question() {
    HBox row = new HBox(Panel.text(Messages.text("inside.why.ask")));
    row.getStyleClass().add("inside-question");
    ToggleGroup group = new ToggleGroup();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      int asked = digit;
      ToggleButton button = new ToggleButton(Integer.toString(digit));
      button.setId("why-" + digit);
      button.setToggleGroup(group);
      button.getStyleClass().addAll("flat", "inside-digit");
      button.setAccessibleText(Messages.text("inside.softmax.ask", digit));
      button.setOnAction(
          event -> {
            button.setSelected(true);
            model.digit().set(OptionalInt.of(asked));
          });
      digits.add(button);
      row.getChildren().add(button);
    }
    return row;
  }

  private static Answer weigh(Question question, Job job) {
    return new Answer(
        question,
        IntegratedGradients.forDigit(
            question.now.trace().network(),
            question.now.trace().pixels(),
            question.digit,
            job::isCancelled));
  }

  @Override
  public Parent view() {
    return view;
  }

  private void refresh() {
    if (view.getScene() != null) {
      model.snapshot().get().ifPresent(this::show);
    }
  }

  @Override
  public void show(Snapshot now) {
    int digit = model.digit(now);
    for (int i = 0; i < digits.size(); i++) {
      digits.get(i).setSelected(i == digit);
    }
    int zoom = Math.min(9, model.zoom().get());
    evidence.zoom(zoom);
    occlusion.begin(now, digit, zoom);
    mind.begin(now, zoom);
    weighing.submit(new Question(now, digit));
    slow.cancel();
    rest.playFromStart();
  }

  @Override
  public void hidden() {
    rest.stop();
    slow.cancel();
  }

  private void askSlowly() {
    model
        .snapshot()
        .get()
        .ifPresent(
            now -> {
              slow.cancel();
              int digit = model.digit(now);
              Job asking = new Job();
              slow = asking;
              model
                  .runner()
                  .start(
                      job -> Occlusion.of(now.trace(), digit, asking::isCancelled),
                      occlusion::show,
                      e -> {});
              model
                  .runner()
                  .start(
                      job -> MindChange.find(now.trace(), asking::isCancelled),
                      (Optional<MindChange> found) -> mind.show(now, found),
                      e -> {});
            });
  }
}
