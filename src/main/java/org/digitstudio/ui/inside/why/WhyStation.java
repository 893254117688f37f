package org.digitstudio.ui.inside.why;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.Counterfactual;
import org.digitstudio.insight.IntegratedGradients;
import org.digitstudio.insight.IntegratedGradients.Evidence;
import org.digitstudio.insight.Occlusion;
import org.digitstudio.insight.Ranking;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.PanelExport;

/** Why this digit: evidence, what covering does, and what would change the network's mind. */
public final class WhyStation implements Station {
  /** The slow questions wait until the pen has rested that long. */
  private static final Duration REST = Duration.millis(250);

  private final InsideModel model;
  private final DigitButtons digits;
  private final EvidencePanel evidence;
  private final OcclusionPanel occlusion;
  private final CounterfactualPanel mind;
  private final VBox view;
  private final LatestOnlyWorker<Question, Answer> weighing;
  private final PauseTransition rest = new PauseTransition(REST);
  private final List<BackgroundTask> slow = new ArrayList<>();

  /** What stands above and below the pictures. */
  private static final double OVERHEAD = 284;

  private record Question(Inspection now, int digit) {}

  private record Answer(Question question, Evidence evidence) {}

  public WhyStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.digits = new DigitButtons(digit -> model.digit().set(OptionalInt.of(digit)));
    this.evidence = new EvidencePanel(export);
    this.occlusion = new OcclusionPanel(export);
    this.mind = new CounterfactualPanel(export);
    this.weighing =
        new LatestOnlyWorker<>(
            model.runner(),
            question -> new Answer(question, weigh(question, () -> false)),
            answer -> evidence.show(answer.question.now, answer.question.digit, answer.evidence),
            model.failed());
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

  private static Evidence weigh(Question question, BooleanSupplier cancelled) {
    return IntegratedGradients.forDigit(
        question.now.trace().network(), question.now.trace().pixels(), question.digit, cancelled);
  }

  @Override
  public Parent view() {
    return view;
  }

  private void refresh() {
    model.show(this);
  }

  @Override
  public void show(Inspection now) {
    int digit = model.digit(now);
    digits.begin(now.trace().pixels(), digit);
    fit();
    occlusion.begin(now, digit);
    mind.begin(now);
    weighing.ask(new Question(now, digit));
    stopAsking();
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
    stopAsking();
  }

  private void askSlowly() {
    model.inspection().get().ifPresent(this::askSlowly);
  }

  private void askSlowly(Inspection now) {
    stopAsking();
    int digit = model.digit(now);
    start(job -> Occlusion.of(now.trace(), digit, job::isCancelled), occlusion::show);
    start(
        job -> Counterfactual.find(now.trace(), job::isCancelled), found -> mind.show(now, found));
    weighEach(now, Ranking.descending(now.trace().logits()));
  }

  /** One digit after the other, the likeliest first; each shows as soon as it is known. */
  private void weighEach(Inspection now, List<Integer> unknown) {
    if (!unknown.isEmpty()) {
      int digit = unknown.getFirst();
      start(
          job -> weigh(new Question(now, digit), job::isCancelled),
          evidence -> {
            digits.show(now.trace().pixels(), digit, evidence);
            weighEach(now, unknown.subList(1, unknown.size()));
          });
    }
  }

  private <T> void start(BackgroundRunner.Work<T> work, Consumer<T> done) {
    slow.add(model.runner().start(work, done, model.failed()));
  }

  private void stopAsking() {
    slow.forEach(BackgroundTask::cancel);
    slow.clear();
  }
}
