package org.digitstudio.ui.inside.whatif;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.animation.PauseTransition;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.RowConstraints;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.Distortion;
import org.digitstudio.insight.Distortion.Kind;
import org.digitstudio.insight.Sweep;
import org.digitstudio.ui.inside.model.InsideModel;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.Station;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.ProbabilityRows;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.WorkingBar;

/**
 * The image distorted by sliders, with each digit's probability over the range of every slider, and
 * the smallest noise that changes the prediction.
 */
public final class WhatIfStation implements Station {
  /** The curves are computed once the sliders and the pen have rested for this long. */
  private static final Duration REST = Duration.millis(150);

  private static final int ACROSS = 4;
  private static final int ZOOM = 6;

  private final InsideModel model;
  private final PixelMap image = new PixelMap(Messages.text("inside.whatif.image")).zoom(ZOOM);
  private final Label prediction = new Label();
  private final ProbabilityRows probabilities = new ProbabilityRows();
  private final Button reset = new Button(Messages.text("inside.whatif.reset"));

  /** One for each kind, in order. */
  private final List<SweepCard> cards = new ArrayList<>();

  private final WorkingBar working = new WorkingBar();
  private final AttackPanel attack;
  private final HBox view;
  private final LatestOnlyWorker<Request, Inspection> running;
  private final PauseTransition rest = new PauseTransition(REST);
  private final Set<Kind> outdated = EnumSet.allOf(Kind.class);
  private Optional<Inspection> original = Optional.empty();
  private Optional<BackgroundTask> sweeping = Optional.empty();
  private Distortion distortion = Distortion.NONE;

  private record Request(Inspection original, Distortion distortion) {}

  public WhatIfStation(InsideModel model, PanelExport export) {
    this.model = model;
    this.attack = new AttackPanel(model, export);
    this.running =
        new LatestOnlyWorker<>(
            model.runner(), WhatIfStation::distorted, this::paint, model.failed());
    rest.setOnFinished(event -> sweepNext());
    prediction.setId("whatif-prediction");
    prediction.getStyleClass().add("inside-number");
    reset.setId("whatif-reset");
    reset.setDisable(true);
    reset.setOnAction(event -> cards.forEach(SweepCard::reset));
    Panel result =
        new Panel(
            export, Messages.text("inside.whatif.image"), image, prediction, probabilities, reset);
    result.setPrefWidth(ZOOM * DigitImage.SIDE + 56);
    result.setMinWidth(ZOOM * DigitImage.SIDE + 56);
    Panel curves =
        new Panel(
                export,
                Messages.text("inside.whatif.title"),
                Panel.text(Messages.text("inside.whatif.hint")),
                grid())
            .tools(working);
    VBox.setVgrow(curves, Priority.ALWAYS);
    VBox right = new VBox(curves, attack.view());
    right.getStyleClass().add("inside-column");
    HBox.setHgrow(right, Priority.ALWAYS);
    view = new HBox(result, right);
    view.getStyleClass().add("inside-row");
  }

  private GridPane grid() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("whatif-grid");
    for (int column = 0; column < ACROSS; column++) {
      ColumnConstraints constraints = new ColumnConstraints();
      constraints.setPercentWidth(100.0 / ACROSS);
      grid.getColumnConstraints().add(constraints);
    }
    for (Kind kind : Kind.values()) {
      SweepCard card = new SweepCard(kind, amount -> change(kind, amount));
      cards.add(card);
      grid.add(card.view(), kind.ordinal() % ACROSS, kind.ordinal() / ACROSS);
    }
    for (int row = 0; row < Math.ceilDiv(Kind.values().length, ACROSS); row++) {
      RowConstraints constraints = new RowConstraints();
      constraints.setVgrow(Priority.ALWAYS);
      grid.getRowConstraints().add(constraints);
    }
    VBox.setVgrow(grid, Priority.ALWAYS);
    return grid;
  }

  @Override
  public Parent view() {
    return view;
  }

  @Override
  public void show(Inspection now) {
    original = Optional.of(now);
    outdated.addAll(EnumSet.allOf(Kind.class));
    refresh(now);
  }

  /** A slider's own curves stay as they are while it moves; those of the others change. */
  private void change(Kind kind, double amount) {
    if (distortion.amount(kind) == amount) {
      return;
    }
    distortion = distortion.with(kind, amount);
    outdated.addAll(EnumSet.complementOf(EnumSet.of(kind)));
    original.ifPresent(this::refresh);
  }

  private void refresh(Inspection now) {
    reset.setDisable(distortion.isNone());
    if (distortion.isNone()) {
      running.forget();
      paint(now);
    } else {
      running.ask(new Request(now, distortion));
    }
    outdated.forEach(kind -> cards.get(kind.ordinal()).stale());
    cancelSweep();
    working.show(true);
    rest.playFromStart();
  }

  private static Inspection distorted(Request request) {
    return request
        .original
        .network()
        .run(request.distortion.apply(request.original.trace().pixels()));
  }

  private void paint(Inspection now) {
    int digit = now.trace().prediction();
    image.show(DigitImage.SIDE, DigitImage.SIDE, now.trace().pixels(), Tint.INK, 1);
    probabilities.show(now.trace().probabilities(), now.network().classNames());
    prediction.setText(
        Messages.text(
            "inside.prediction",
            now.className(digit),
            Formats.confidence(now.trace().probabilities()[digit])));
    attack.image(now);
  }

  /** Computes the outdated curves in turn; each is shown as soon as it is known. */
  private void sweepNext() {
    Optional<Kind> next = outdated.stream().findFirst();
    working.show(next.isPresent());
    if (next.isPresent() && original.isPresent()) {
      Inspection now = original.get();
      Distortion base = distortion;
      sweeping =
          Optional.of(
              model
                  .runner()
                  .start(
                      job ->
                          Sweep.of(
                              now.network().network(),
                              now.trace().pixels(),
                              base,
                              next.get(),
                              job::isCancelled),
                      this::swept,
                      model.failed()));
    }
  }

  private void swept(Sweep found) {
    outdated.remove(found.kind());
    original.ifPresent(
        now -> cards.get(found.kind().ordinal()).show(found, now.network().classNames()));
    sweepNext();
  }

  private void cancelSweep() {
    sweeping.ifPresent(BackgroundTask::cancel);
    sweeping = Optional.empty();
  }

  @Override
  public void hidden() {
    rest.stop();
    cancelSweep();
    working.show(false);
    attack.cancel();
  }
}
