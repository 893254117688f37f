package org.digitstudio.domain.digit;

import java.util.Arrays;

/**
 * What a network says of one picture.
 *
 * @param probabilities ten values that sum to 1, of the digits 0 to 9; calibrated where the model
 *     carries a calibration
 * @param score how much the picture looks like the likeliest digit, 0..1: that digit's probability,
 *     times how likely the picture is a digit at all where the model can tell
 * @param sure false where the answer should not be believed: no digit, or too close a call
 * @param nanos how long the network took, in nanoseconds
 */
public record Prediction(float[] probabilities, float score, boolean sure, long nanos) {
  public static final int CLASSES = 10;

  /** A prediction whose score is the likeliest digit's probability. */
  public Prediction(float[] probabilities, boolean sure, long nanos) {
    this(probabilities, max(probabilities), sure, nanos);
  }

  public Prediction {
    if (probabilities.length != CLASSES) {
      throw new IllegalArgumentException("A prediction has ten probabilities");
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

  /** The likeliest digit, the lowest of them at a tie. */
  public int digit() {
    return best(-1);
  }

  /** The second likeliest digit. */
  public int secondDigit() {
    return best(digit());
  }

  /** The probability of {@link #digit()}, 0..1. */
  public float confidence() {
    return probabilities[digit()];
  }

  /** Returns the same prediction for ink that could be no digit: not to be believed, score 0. */
  public Prediction notSure() {
    return new Prediction(probabilities, 0f, false, nanos);
  }

  private static float max(float[] values) {
    float most = values[0];
    for (float value : values) {
      most = Math.max(most, value);
    }
    return most;
  }

  private int best(int except) {
    int best = except == 0 ? 1 : 0;
    for (int i = 0; i < CLASSES; i++) {
      if (i != except && probabilities[i] > probabilities[best]) {
        best = i;
      }
    }
    return best;
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
