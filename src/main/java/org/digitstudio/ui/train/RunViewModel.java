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
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;

/** The run on show: the one under way, or one of those kept. */
final class RunViewModel {
  /** Where the run on show stands. */
  enum Stage {
    NONE,
    LOADING,
    TRAINING,
    PAUSED,
    /** The last look at the test set, or the stop is on its way. */
    ENDING,
    DONE
  }

  /** More points of the loss of batches than this are thinned out by half. */
  private static final int MOST_POINTS = 1_200;

  private final ObjectProperty<Stage> stage = new SimpleObjectProperty<>(Stage.NONE);
  private final ObjectProperty<Optional<RunRecord>> run =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<PhaseTimings> timings =
      new SimpleObjectProperty<>(PhaseTimings.NONE);
  private final ObservableList<EpochRecord> curve = FXCollections.observableArrayList();

  /** The loss of batches, smoothed; x in epochs. */
  private final ObservableList<CurvePoint> batchLoss = FXCollections.observableArrayList();

  private final IntegerProperty epoch = new SimpleIntegerProperty();
  private final IntegerProperty epochs = new SimpleIntegerProperty();
  private final DoubleProperty epochProgress = new SimpleDoubleProperty();
  private final DoubleProperty runProgress = new SimpleDoubleProperty();
  private final DoubleProperty speed = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty secondsLeft = new SimpleDoubleProperty(Double.NaN);
  private final DoubleProperty rate = new SimpleDoubleProperty(Double.NaN);
  private final IntegerProperty trainingPictures = new SimpleIntegerProperty();
  private final StringProperty problem = new SimpleStringProperty("");
  private double smoothed = Double.NaN;
  private int pointsSkipped;
  private int pointsToSkip;

  ReadOnlyObjectProperty<Stage> stage() {
    return stage;
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

  /** The epoch under way, from 1; 0 before the first. */
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

  /** Pictures a second; NaN while nothing is known. */
  ReadOnlyDoubleProperty speed() {
    return speed;
  }

  /** NaN while nothing is known. */
  ReadOnlyDoubleProperty secondsLeft() {
    return secondsLeft;
  }

  ReadOnlyDoubleProperty rate() {
    return rate;
  }

  /** How many pictures an epoch of the run under way goes through. */
  ReadOnlyIntegerProperty trainingPictures() {
    return trainingPictures;
  }

  /** What ended the run, in one sentence; empty if nothing did. */
  ReadOnlyStringProperty problem() {
    return problem;
  }

  boolean isUnderWay() {
    return switch (stage.get()) {
      case LOADING, TRAINING, PAUSED, ENDING -> true;
      case NONE, DONE -> false;
    };
  }

  /** A run was just started. */
  void begin(int wantedEpochs) {
    clear();
    epochs.set(wantedEpochs);
    stage.set(Stage.LOADING);
  }

  /** The user asked for the end; it comes after the batch. */
  void ending() {
    stage.set(Stage.ENDING);
  }

  /** Shows a run that is kept. */
  void show(RunRecord kept) {
    clear();
    epochs.set(kept.plan().epochs());
    epoch.set(kept.curve().size());
    update(kept);
    problem.set(kept.status() == RunStatus.FAILED ? kept.note() : "");
    stage.set(Stage.DONE);
  }

  /** Nothing is on show any more. */
  void showNothing() {
    clear();
    stage.set(Stage.NONE);
  }

  void on(List<TrainingEvent> events) {
    events.forEach(this::on);
  }

  private void on(TrainingEvent event) {
    switch (event) {
      case TrainingEvent.Started started -> {
        update(started.run());
        trainingPictures.set(started.trainingImages());
        epoch.set(started.run().curve().size() + 1);
        runProgress.set((double) started.run().curve().size() / epochs.get());
        moveTo(Stage.TRAINING);
      }
      case TrainingEvent.Batch batch -> on(batch);
      case TrainingEvent.Epoch done -> {
        update(done.run());
        secondsLeft.set(done.secondsLeft());
        epochProgress.set(1);
        runProgress.set((double) done.epoch().epoch() / epochs.get());
        if (done.epoch().epoch() == epochs.get()) {
          moveTo(Stage.ENDING);
        }
      }
      case TrainingEvent.Phase phase ->
          timings.set(timings.get().with(phase.phase(), phase.seconds()));
      case TrainingEvent.Paused paused -> moveTo(paused.paused() ? Stage.PAUSED : Stage.TRAINING);
      case TrainingEvent.Finished finished -> end(finished.run(), "");
      case TrainingEvent.Stopped stopped -> end(stopped.run(), "");
      case TrainingEvent.Failed failed -> end(failed.run(), failed.message());
    }
  }

  private void on(TrainingEvent.Batch batch) {
    epoch.set(batch.epoch());
    double part = (double) batch.batch() / batch.batches();
    epochProgress.set(part);
    runProgress.set((batch.epoch() - 1 + part) / epochs.get());
    speed.set(batch.imagesPerSecond());
    secondsLeft.set(batch.secondsLeft());
    rate.set(batch.learningRate());
    smoothed = Double.isNaN(smoothed) ? batch.loss() : 0.8 * smoothed + 0.2 * batch.loss();
    if (pointsSkipped++ >= pointsToSkip) {
      pointsSkipped = 0;
      batchLoss.add(new CurvePoint(batch.epoch() - 1 + part, smoothed));
      thinOut();
    }
  }

  private void thinOut() {
    if (batchLoss.size() > MOST_POINTS) {
      pointsToSkip = 2 * pointsToSkip + 1;
      List<CurvePoint> half =
          IntStream.range(0, batchLoss.size())
              .filter(i -> i % 2 == 0)
              .mapToObj(batchLoss::get)
              .toList();
      batchLoss.setAll(half);
    }
  }

  /** A stop on its way is not taken back by what comes late. */
  private void moveTo(Stage next) {
    if (stage.get() != Stage.ENDING) {
      stage.set(next);
    }
  }

  private void end(RunRecord record, String message) {
    update(record);
    problem.set(message);
    secondsLeft.set(Double.NaN);
    speed.set(Double.NaN);
    stage.set(Stage.DONE);
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
    rate.set(Double.NaN);
    trainingPictures.set(0);
    problem.set("");
    smoothed = Double.NaN;
    pointsSkipped = 0;
    pointsToSkip = 0;
  }
}
