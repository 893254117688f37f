package org.digitstudio.domain.training;

import java.util.Optional;

/**
 * The results of one epoch: one point of the learning curves.
 *
 * @param epoch from 1
 * @param loss mean over the training images, as trained (with dropout)
 * @param accuracy over the training images, as trained, 0..1
 * @param validation on the validation set; empty where there is none
 * @param test on the test set; empty unless the plan or the command asks for it after each epoch
 * @param learningRate of the epoch's last step
 * @param trainSeconds wall time of the training itself, without pauses
 * @param evaluateSeconds wall time of the evaluation on the validation and test sets
 */
public record EpochRecord(
    int epoch,
    double loss,
    double accuracy,
    Optional<Score> validation,
    Optional<Score> test,
    double learningRate,
    double trainSeconds,
    double evaluateSeconds) {

  /**
   * A network's result on a labelled set.
   *
   * @param loss mean cross-entropy, in nats
   * @param accuracy 0..1
   */
  public record Score(double loss, double accuracy) {
    /** Whether this is the better one: a higher accuracy, or the same with a lower loss. */
    public boolean isBetterThan(Score other) {
      return accuracy > other.accuracy || accuracy == other.accuracy && loss < other.loss;
    }
  }
}
