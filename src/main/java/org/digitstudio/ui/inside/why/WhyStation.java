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
import org.digitstudio.ui.inside.widgets.WhileShown;

/**
 * The reasons for a prediction: evidence, occlusion, and the smallest edit that flips the
 * prediction.
 */
public final class WhyStation implements Station {
  /** Expensive analyses start once the pen has rested for this long. */
  private static final Duration REST = Duration.millis(250);

  /** Height of everything above and below the images, in pixels. */
  private static final double AROUND_IMAGES = 284;

  private final InsideModel model;
  private final DigitButtons digits;
  private final EvidencePanel evidence;
  private final OcclusionPanel occlusion;
  private final CounterfactualPanel counterfactual;
  private final VBox view;
  private final LatestOnlyWorker<Question, Answer> attributing;
  private final PauseTransition rest = new PauseTransition(REST);
  private final List<BackgroundTask> running = new ArrayList<>();

  private record Question(Inspection now, int digit) {}

  private record Answer(Question question, Evidence evidence) {}

  public WhyStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.digits = new DigitButtons(digit -> model.selections().digit().set(OptionalInt.of(digit)));
    this.evidence = new EvidencePanel(export);
    this.occlusion = new OcclusionPanel(export);
    this.counterfactual = new CounterfactualPanel(export);
    this.attributing =
        new LatestOnlyWorker<>(
            model.runner(),
            question -> new Answer(question, attribute(question, () -> false)),
            answer -> evidence.show(answer.question.now, answer.question.digit, answer.evidence),
            model.failed());
    rest.setOnFinished(event -> model.inspection().get().ifPresent(this::analyse));
    HBox panels = new HBox(evidence.view(), occlusion.view(), counterfactual.view());
    panels.getStyleClass().add("inside-row");
    panels.getChildren().forEach(panel -> HBox.setHgrow(panel, Priority.ALWAYS));
    VBox.setVgrow(panels, Priority.ALWAYS);
    view = new VBox(digits, panels);
    view.getStyleClass().add("inside-column");
    WhileShown.on(view, model.selections().digit(), () -> model.show(this));
    view.layoutBoundsProperty().subscribe(bounds -> fit());
  }

  private static Evidence attribute(Question question, BooleanSupplier cancelled) {
    return IntegratedGradients.forDigit(
        question.now.trace().network(), question.now.trace().pixels(), question.digit, cancelled);
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public void show(Inspection now) {
    int digit = model.selections().digit(now);
    digits.begin(now, digit);
    fit();
    evidence.begin(now, digit);
    occlusion.begin(now, digit);
    counterfactual.begin(now);
    attributing.ask(new Question(now, digit));
    cancelAll();
    rest.playFromStart();
  }

  private void fit() {
    int zoom = zoom();
    evidence.zoom(zoom);
    occlusion.zoom(zoom);
    counterfactual.zoom(zoom);
  }

  /** Returns the largest cell size at which three panels fit side by side. */
  private int zoom() {
    double across = (view.getWidth() - 32) / 3 - 32;
    double down = view.getHeight() - AROUND_IMAGES;
    return Math.clamp((int) (Math.min(across, down) / DigitImage.SIDE), 5, 12);
  }

  @Override
  public void hidden() {
    rest.stop();
    cancelAll();
  }

  private void analyse(Inspection now) {
    cancelAll();
    int digit = model.selections().digit(now);
    start(job -> Occlusion.of(now.trace(), digit, job::isCancelled), occlusion::show);
    start(
        job -> Counterfactual.find(now.trace(), job::isCancelled),
        found -> counterfactual.show(now, found));
    attributeEach(now, Ranking.descending(now.trace().logits()));
  }

  /** Attributes the digits in turn, the most likely first; each is shown as soon as it is known. */
  private void attributeEach(Inspection now, List<Integer> remaining) {
    if (!remaining.isEmpty()) {
      int digit = remaining.getFirst();
      start(
          job -> attribute(new Question(now, digit), job::isCancelled),
          found -> {
            digits.show(now.trace().pixels(), digit, found);
            attributeEach(now, remaining.subList(1, remaining.size()));
          });
    }
  }

  private <T> void start(BackgroundRunner.Work<T> work, Consumer<T> done) {
    running.add(model.runner().start(work, done, model.failed()));
  }

  private void cancelAll() {
    running.forEach(BackgroundTask::cancel);
    running.clear();
  }
}
