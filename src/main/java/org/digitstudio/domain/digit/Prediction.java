package org.digitstudio.domain.digit;

import java.util.Arrays;
import org.digitstudio.domain.ArgMax;

/**
 * A network's output for one image.
 *
 * @param probabilities of the ten classes, with the sum 1; calibrated where the model has a
 *     calibration
 * @param score how much the image looks like the most likely digit, 0..1: its probability, times
 *     the probability that the image is a digit at all where the model can tell
 * @param sure false where the prediction should not be trusted: the image is no digit, or two
 *     classes are equally likely
 * @param nanos duration of the inference, in nanoseconds
 */
public record Prediction(float[] probabilities, float score, boolean sure, long nanos) {
  public static final int CLASSES = 10;

  /** Makes a prediction whose score is its confidence. */
  public Prediction(float[] probabilities, boolean sure, long nanos) {
    this(probabilities, probabilities[ArgMax.of(probabilities)], sure, nanos);
  }

  public Prediction {
    if (probabilities.length != CLASSES) {
      throw new IllegalArgumentException("Ten probabilities expected");
    }
    probabilities = probabilities.clone();
  }

  @Override
  public float[] probabilities() {
    return probabilities.clone();
  }

  public float probability(int digit) {
    return probabilities[digit];
  }

  /** Returns the most likely class, the lowest at a tie. */
  public int digit() {
    return ArgMax.of(probabilities);
  }

  /** Returns the second most likely class. */
  public int secondDigit() {
    float[] others = probabilities.clone();
    others[digit()] = Float.NEGATIVE_INFINITY;
    return ArgMax.of(others);
  }

  /** Returns the probability of {@link #digit()}, 0..1. */
  public float confidence() {
    return probabilities[digit()];
  }

  /** Returns the same prediction for ink that may be no digit: not sure, with a score of 0. */
  public Prediction notSure() {
    return new Prediction(probabilities, 0f, false, nanos);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Prediction that
        && score == that.score
        && sure == that.sure
        && nanos == that.nanos
        && Arrays.equals(probabilities, that.probabilities);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(probabilities);
  }

  @Override
  public String toString() {
    return "Prediction[%d with %.4f, %s]"
        .formatted(digit(), confidence(), sure ? "sure" : "not sure");
  }
}
