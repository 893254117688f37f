package org.digitstudio.domain.training;

import java.util.Optional;
import org.digitstudio.domain.network.Model;

/** Something that happens in a run; reported in order, on the run's thread. */
public sealed interface TrainingEvent {

  /** The data is read and the engine is ready; the curve is not empty where the run resumes. */
  record Started(RunRecord run, int trainingImages, int validationImages, int testImages)
      implements TrainingEvent {}

  /**
   * One batch is done.
   *
   * @param epoch the epoch under way, from 1
   * @param batch how many of its batches are done
   * @param loss of this batch
   * @param accuracy of this batch, 0..1
   * @param imagesPerSecond over about the last second
   * @param secondsLeft until the run ends; NaN while there is no estimate
   */
  record Batch(
      int epoch,
      int batch,
      int batches,
      double loss,
      double accuracy,
      double learningRate,
      double imagesPerSecond,
      double secondsLeft)
      implements TrainingEvent {}

  /** A snapshot of the weights was added to the history of the run. */
  record Snapshot(Moment moment) implements TrainingEvent {}

  /** One epoch is done and its checkpoint is on disk. */
  record Epoch(EpochRecord epoch, RunRecord run, double secondsLeft) implements TrainingEvent {}

  /** A phase ended. */
  record Phase(TrainingPhase phase, double seconds) implements TrainingEvent {}

  /** The run is paused, or resumed. */
  record Paused(boolean paused) implements TrainingEvent {}

  /** All epochs are done and the model is saved. */
  record Finished(RunRecord run, Model model) implements TrainingEvent {}

  /**
   * The run was stopped; it can resume later.
   *
   * @param model of the best epoch; empty if no epoch was done, or the run was abandoned
   */
  record Stopped(RunRecord run, Optional<Model> model) implements TrainingEvent {}

  /** The run ended by a failure, which may be an {@link Error}. */
  record Failed(RunRecord run, Throwable cause) implements TrainingEvent {}
}
