package org.digitstudio.domain.training;

import java.util.Optional;

/**
 * What one epoch came to: a point of the curves.
 *
 * @param epoch from 1
 * @param loss mean over the training pictures, as trained (dropout on)
 * @param accuracy over the training pictures, as trained, 0..1
 * @param validation on the pictures set aside; empty where there are none
 * @param test on the test set; empty unless the plan or the command asked for it each epoch
 * @param learningRate the learning rate of the epoch's last step
 * @param trainSeconds wall time of the training itself, pauses taken out
 * @param evaluateSeconds wall time of looking at validation and test
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
   * How well a set was read.
   *
   * @param loss mean cross-entropy, in nats
   * @param accuracy 0..1
   */
  public record Score(double loss, double accuracy) {
    /** Whether this is to be chosen over another: more right, or as many with a lower loss. */
    public boolean isBetterThan(Score other) {
      return accuracy > other.accuracy || accuracy == other.accuracy && loss < other.loss;
    }
  }
}
