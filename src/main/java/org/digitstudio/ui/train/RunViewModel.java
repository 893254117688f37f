package org.digitstudio.ui.train;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;

/** State of the run shown: the current one, or one from the store. */
final class RunViewModel {
  /** States of the run shown. */
  enum RunState {
    NONE,
    LOADING,
    TRAINING,
    PAUSED,
    /** The final evaluation on the test set, or a stop was requested. */
    ENDING,
    DONE
  }

  /** Above this number of points, every second point of the batch curve is dropped. */
  private static final int MAX_POINTS = 1_200;

  private final ObjectProperty<RunState> state = new SimpleObjectProperty<>(RunState.NONE);
  private final ObjectProperty<Optional<RunRecord>> run =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<PhaseTimings> timings =
      new SimpleObjectProperty<>(PhaseTimings.NONE);
  private final ObservableList<EpochRecord> curve = FXCollections.observableArrayList();

  /** Smoothed batch loss over epochs. */
  private final ObservableList<CurvePoint> batchLoss = FXCollections.observableArrayList();

  private final IntegerProperty epoch = new SimpleIntegerProperty();
  private final IntegerProperty epochs = new SimpleIntegerProperty();
  private final DoubleProperty epochProgress = new SimpleDoubleProperty();
  private final DoubleProperty runProgress = new SimpleDoubleProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty secondsLeft = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty learningRate = new SimpleDoubleProperty(Double.NaN);
  private final IntegerProperty trainingImages = new SimpleIntegerProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private double smoothed = Double.NaN;
  private int pointsSkipped;
  private int pointsToSkip;

  ReadOnlyObjectProperty<RunState> state() {
    return state;
  }

  ReadOnlyObjectProperty<Optional<RunRecord>> run() {
    return run;
  }

  ReadOnlyObjectProperty<PhaseTimings> timings() {
    return timings;
  }

  ObservableList<EpochRecord> curve() {
    return curve;
  }

  ObservableList<CurvePoint> batchLoss() {
    return batchLoss;
  }

  /** Returns the current epoch, from 1; 0 before the first. */
  ReadOnlyIntegerProperty epoch() {
    return epoch;
  }

  ReadOnlyIntegerProperty epochs() {
    return epochs;
  }

  ReadOnlyDoubleProperty epochProgress() {
    return epochProgress;
  }

  ReadOnlyDoubleProperty runProgress() {
    return runProgress;
  }

  /** Returns images per second; NaN while unknown. */
  ReadOnlyDoubleProperty speed() {
    return speed;
  }

  /** Returns the time left in seconds; NaN while unknown. */
  ReadOnlyDoubleProperty secondsLeft() {
    return secondsLeft;
  }

  ReadOnlyDoubleProperty learningRate() {
    return learningRate;
  }

  /** Returns the number of training images per epoch of the current run. */
  ReadOnlyIntegerProperty trainingImages() {
    return trainingImages;
  }

  /** Returns the failure that ended the run, in one sentence; empty without one. */
  ReadOnlyStringProperty problem() {
    return problem;
  }

  boolean isUnderWay() {
    return switch (state.get()) {
      case LOADING, TRAINING, PAUSED, ENDING -> true;
      case NONE, DONE -> false;
    };
  }

  /** Switches to a run that was just started. */
  void begin(int wantedEpochs) {
    clear();
    epochs.set(wantedEpochs);
    state.set(RunState.LOADING);
  }

  /** Marks the run as stopping; it ends after the current batch. */
  void ending() {
    state.set(RunState.ENDING);
  }

  /** Shows a run from the store. */
  void show(RunRecord kept) {
    clear();
    epochs.set(kept.plan().optimization().epochs());
    epoch.set(kept.curve().size());
    update(kept);
    problem.set(kept.status() == RunStatus.FAILED ? kept.note() : "");
    state.set(RunState.DONE);
  }

  /** Shows no run. */
  void showNothing() {
    clear();
    state.set(RunState.NONE);
  }

  void on(List<TrainingEvent> events) {
    events.forEach(this::on);
  }

  private void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started started -> {
        update(started.run());
        trainingImages.set(started.trainingImages());
        epoch.set(started.run().epochsDone() + 1);
        runProgress.set((double) started.run().epochsDone() / epochs.get());
        moveTo(RunState.TRAINING);
      }
      case TrainingEvent.Batch batch -> on(batch);
      case TrainingEvent.Epoch done -> {
        update(done.run());
        secondsLeft.set(done.secondsLeft());
        epochProgress.set(1);
        runProgress.set((double) done.epoch().epoch() / epochs.get());
        if (done.epoch().epoch() == epochs.get()) {
          moveTo(RunState.ENDING);
        }
      }
      case TrainingEvent.Phase phase ->
          timings.set(timings.get().with(phase.phase(), phase.seconds()));
      case TrainingEvent.Snapshot _ -> {}
      case TrainingEvent.Paused paused ->
          moveTo(paused.paused() ? RunState.PAUSED : RunState.TRAINING);
      case TrainingEvent.Finished finished -> end(finished.run(), "");
      case TrainingEvent.Stopped stopped -> end(stopped.run(), "");
      case TrainingEvent.Failed failed -> end(failed.run(), FailureText.of(failed.cause()));
    }
  }

  private void on(TrainingEvent.Batch batch) {
    epoch.set(batch.epoch());
    double part = (double) batch.batch() / batch.batches();
    epochProgress.set(part);
    runProgress.set((batch.epoch() - 1 + part) / epochs.get());
    speed.set(batch.imagesPerSecond());
    secondsLeft.set(batch.secondsLeft());
    learningRate.set(batch.learningRate());
    smoothed = Double.isNaN(smoothed) ? batch.loss() : 0.8 * smoothed + 0.2 * batch.loss();
    if (pointsSkipped++ >= pointsToSkip) {
      pointsSkipped = 0;
      batchLoss.add(new CurvePoint(batch.epoch() - 1 + part, smoothed));
      thinOut();
    }
  }

  private void thinOut() {
    if (batchLoss.size() > MAX_POINTS) {
      pointsToSkip = 2 * pointsToSkip + 1;
      List<CurvePoint> half =
          IntStream.range(0, batchLoss.size())
              .filter(i -> i % 2 == 0)
              .mapToObj(batchLoss::get)
              .toList();
      batchLoss.setAll(half);
    }
  }

  /** Changes the state, unless a stop is pending: late events do not revoke it. */
  private void moveTo(RunState next) {
    if (state.get() != RunState.ENDING) {
      state.set(next);
    }
  }

  private void end(RunRecord record, String message) {
    update(record);
    problem.set(message);
    secondsLeft.set(Double.NaN);
    speed.set(Double.NaN);
    state.set(RunState.DONE);
  }

  private void update(RunRecord record) {
    run.set(Optional.of(record));
    timings.set(record.timings());
    if (!curve.equals(record.curve())) {
      curve.setAll(record.curve());
    }
  }

  private void clear() {
    run.set(Optional.empty());
    timings.set(PhaseTimings.NONE);
    curve.clear();
    batchLoss.clear();
    epoch.set(0);
    epochProgress.set(0);
    runProgress.set(0);
    speed.set(Double.NaN);
    secondsLeft.set(Double.NaN);
    learningRate.set(Double.NaN);
    trainingImages.set(0);
    problem.set("");
    smoothed = Double.NaN;
    pointsSkipped = 0;
    pointsToSkip = 0;
  }
}
