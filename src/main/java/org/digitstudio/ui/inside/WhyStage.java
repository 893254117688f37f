package org.digitstudio.ui.inside;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.application.Job;
import org.digitstudio.domain.DigitImage;
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
  private final DigitButtons digits;
  private final EvidencePanel evidence;
  private final OcclusionPanel occlusion;
  private final MindPanel mind;
  private final VBox view;
  private final Newest<Question, Answer> weighing;
  private final PauseTransition rest = new PauseTransition(REST);
  private Job slow = new Job();

  /** What stands above and below the pictures. */
  private static final double OVERHEAD = 284;

  private record Question(Snapshot now, int digit) {}

  private record Answer(Question question, Evidence evidence) {}

  WhyStage(InsideModel model, PanelExport export) {
    this.model = model;
    this.digits = new DigitButtons(digit -> model.digit().set(OptionalInt.of(digit)));
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
    view = new VBox(digits, panels);
    view.getStyleClass().add("inside-column");
    model.digit().addListener((property, before, now) -> refresh());
    view.widthProperty().addListener((property, before, now) -> fit());
    view.heightProperty().addListener((property, before, now) -> fit());
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
    digits.begin(now.trace().pixels(), digit);
    fit();
    occlusion.begin(now, digit);
    mind.begin(now);
    weighing.submit(new Question(now, digit));
    slow.cancel();
    rest.playFromStart();
  }

  private void fit() {
    int zoom = zoom();
    evidence.zoom(zoom);
    occlusion.zoom(zoom);
    mind.zoom(zoom);
  }

  /** As large as three panels side by side allow. */
  private int zoom() {
    double across = (view.getWidth() - 32) / 3 - 32;
    double down = view.getHeight() - OVERHEAD;
    return Math.clamp((int) (Math.min(across, down) / DigitImage.SIDE), 5, 12);
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
                      job -> weighAll(now, asking),
                      (List<Evidence> all) -> digits.show(now.trace().pixels(), all),
                      e -> {});
              model
                  .runner()
                  .start(
                      job -> MindChange.find(now.trace(), asking::isCancelled),
                      (Optional<MindChange> found) -> mind.show(now, found),
                      e -> {});
            });
  }

  private static List<Evidence> weighAll(Snapshot now, Job asking) {
    List<Evidence> all = new ArrayList<>();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      all.add(weigh(new Question(now, digit), asking).evidence);
    }
    return all;
  }
}
