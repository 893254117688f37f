package org.digitstudio.ui.train.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingEvent;

/** State of the run shown: the current one, or one from the store. */
public final class RunViewModel {
  /** States of the run shown. */
  public enum RunState {
    NONE,
    LOADING,
    TRAINING,
    PAUSED,
    /** The final evaluation on the test set, or a stop was requested. */
    ENDING,
    DONE;

    /** Tells whether the run is in progress. */
    public boolean isRunning() {
      return this != NONE && this != DONE;
    }
  }

  private final ObjectProperty<RunState> state = new SimpleObjectProperty<>(RunState.NONE);
  private final ObjectProperty<Optional<RunRecord>> run =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<PhaseTimings> timings =
      new SimpleObjectProperty<>(PhaseTimings.NONE);
  private final ObservableList<EpochRecord> curve = FXCollections.observableArrayList();
  private final BatchCurve batches = new BatchCurve();
  private final IntegerProperty epoch = new SimpleIntegerProperty();
  private final IntegerProperty epochs = new SimpleIntegerProperty();
  private final DoubleProperty epochProgress = new SimpleDoubleProperty();
  private final DoubleProperty runProgress = new SimpleDoubleProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty secondsLeft = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty learningRate = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty batchAccuracy = new SimpleDoubleProperty(Double.NaN);

  public ReadOnlyObjectProperty<RunState> state() {
    return state;
  }

  public ReadOnlyObjectProperty<Optional<RunRecord>> run() {
    return run;
  }

  public ReadOnlyObjectProperty<PhaseTimings> timings() {
    return timings;
  }

  public ObservableList<EpochRecord> curve() {
    return curve;
  }

  /** Returns the smoothed training curve of batches. */
  public ObservableList<BatchPoint> batches() {
    return batches.points();
  }

  /** Returns the running mean of the batch accuracy, 0..1; NaN while unknown. */
  public ReadOnlyDoubleProperty batchAccuracy() {
    return batchAccuracy;
  }

  /** Returns the current epoch, from 1; 0 before the first. */
  public ReadOnlyIntegerProperty epoch() {
    return epoch;
  }

  public ReadOnlyIntegerProperty epochs() {
    return epochs;
  }

  public ReadOnlyDoubleProperty epochProgress() {
    return epochProgress;
  }

  public ReadOnlyDoubleProperty runProgress() {
    return runProgress;
  }

  /** Returns images per second; NaN while unknown, as during a pause. */
  public ReadOnlyDoubleProperty speed() {
    return speed;
  }

  /** Returns the time left in seconds; NaN while unknown. */
  public ReadOnlyDoubleProperty secondsLeft() {
    return secondsLeft;
  }

  public ReadOnlyDoubleProperty learningRate() {
    return learningRate;
  }

  public boolean isRunning() {
    return state.get().isRunning();
  }

  /** Reports the progress of the run, 0..1, while it is running, and that there is none after. */
  void onProgress(Consumer<OptionalDouble> listener) {
    InvalidationListener changed =
        any ->
            listener.accept(
                isRunning() ? OptionalDouble.of(runProgress.get()) : OptionalDouble.empty());
    state.addListener(changed);
    runProgress.addListener(changed);
  }

  /**
   * Switches to a run that was just started.
   *
   * @param resumed the run as it was before, if it is resumed
   */
  void begin(int wantedEpochs, Optional<RunRecord> resumed) {
    clear();
    resumed.ifPresent(this::update);
    epochs.set(wantedEpochs);
    state.set(RunState.LOADING);
  }

  /** Marks the run as stopping; it ends after the current batch. */
  void stopping() {
    state.set(RunState.ENDING);
  }

  /** Shows a run from the store. */
  void show(RunRecord kept) {
    clear();
    epochs.set(kept.plan().optimization().epochs());
    epoch.set(kept.curve().size());
    update(kept);
    state.set(RunState.DONE);
  }

  /** Shows no run. */
  void showNothing() {
    clear();
    state.set(RunState.NONE);
  }

  /**
   * Adds the training curve of epochs before those watched, as the run's history has it.
   *
   * @param runId does nothing if another run is shown by now
   */
  void addEarlier(String runId, List<BatchPoint> points) {
    if (run.get().filter(now -> now.id().equals(runId)).isPresent()) {
      batches.prepend(points);
    }
  }

  void on(List<TrainingEvent> events) {
    events.forEach(this::on);
  }

  private void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started started -> {
        update(started.run());
        epoch.set(started.run().epochsDone() + 1);
        runProgress.set((double) started.run().epochsDone() / epochs.get());
        moveTo(RunState.TRAINING);
      }
      case TrainingEvent.Batch batch -> on(batch);
      case TrainingEvent.Epoch done -> on(done);
      case TrainingEvent.Phase phase ->
          timings.set(timings.get().with(phase.phase(), phase.seconds()));
      case TrainingEvent.Snapshot _ -> {}
      case TrainingEvent.Paused paused -> pause(paused.paused());
      case TrainingEvent.Finished finished -> end(finished.run());
      case TrainingEvent.Stopped stopped -> end(stopped.run());
      case TrainingEvent.Failed failed -> end(failed.run());
    }
  }

  private void on(TrainingEvent.Epoch done) {
    update(done.run());
    secondsLeft.set(done.secondsLeft());
    epochProgress.set(1);
    runProgress.set((double) done.epoch().epoch() / epochs.get());
    if (done.epoch().epoch() == epochs.get()) {
      moveTo(RunState.ENDING);
    }
  }

  private void on(TrainingEvent.Batch batch) {
    epoch.set(batch.epoch());
    double part = (double) batch.batch() / batch.batches();
    epochProgress.set(part);
    runProgress.set((batch.epoch() - 1 + part) / epochs.get());
    speed.set(state.get() == RunState.PAUSED ? Double.NaN : batch.imagesPerSecond());
    secondsLeft.set(batch.secondsLeft());
    learningRate.set(batch.learningRate());
    batches.add(batch);
    batchAccuracy.set(batches.accuracy());
  }

  private void pause(boolean paused) {
    speed.set(Double.NaN);
    moveTo(paused ? RunState.PAUSED : RunState.TRAINING);
  }

  /** Changes the state, unless a stop is pending: late events do not revoke it. */
  private void moveTo(RunState next) {
    if (state.get() != RunState.ENDING) {
      state.set(next);
    }
  }

  private void end(RunRecord record) {
    update(record);
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
    batches.clear();
    epoch.set(0);
    epochProgress.set(0);
    runProgress.set(0);
    speed.set(Double.NaN);
    secondsLeft.set(Double.NaN);
    learningRate.set(Double.NaN);
    batchAccuracy.set(Double.NaN);
  }
}
