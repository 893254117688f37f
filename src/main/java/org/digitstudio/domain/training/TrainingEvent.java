package org.digitstudio.domain.training;

import java.util.Optional;
import org.digitstudio.domain.network.Model;

/** What a run tells of itself, in order, on its own thread. */
public sealed interface TrainingEvent {

  /** The data is read and the engine is ready; the curve is not empty where the run goes on. */
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
   * @param secondsLeft until the run ends; NaN while nothing can be said
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

  /** The run waits, or goes on. */
  record Paused(boolean paused) implements TrainingEvent {}

  /** All epochs are done and the model is kept. */
  record Finished(RunRecord run, Model model) implements TrainingEvent {}

  /**
   * The run was stopped; it can go on later.
   *
   * @param model of the best epoch; empty if no epoch was done, or the stop was to be at once
   */
  record Stopped(RunRecord run, Optional<Model> model) implements TrainingEvent {}

  /** The run could not go on. The message is for the user. */
  record Failed(RunRecord run, String message, Exception cause) implements TrainingEvent {}
}
