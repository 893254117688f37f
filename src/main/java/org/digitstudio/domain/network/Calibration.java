package org.digitstudio.domain.network;

import java.util.Arrays;
import org.digitstudio.domain.ArgMax;
import org.digitstudio.domain.Softmax;

/**
 * Turns a model's ten logits into calibrated probabilities, and refuses images that are no digit.
 * Everything is fitted on data that the network was not trained on.
 *
 * @param temperature divides the logits before softmax (Guo et al. 2017)
 * @param detectors one logistic regression per digit, over {@link OodFeatures}: the probability
 *     that an image predicted as this digit is a digit at all; [10][features + 1], the bias last;
 *     empty where the model has none
 * @param minScore a prediction with a {@link #score} below it is "not sure"
 */
public record Calibration(float temperature, float[][] detectors, float minScore) {
  /** A network with more features gets no detectors: a model's card stays small. */
  public static final int MAX_OOD_FEATURES = 4_096;

  public static final Calibration NONE =
      new Calibration(1f, new float[0][], Float.NEGATIVE_INFINITY);

  public Calibration {
    if (!(temperature > 0f) || Float.isInfinite(temperature)) {
      throw new IllegalArgumentException("The temperature must be above 0: " + temperature);
    }
    detectors = copy(detectors);
  }

  /**
   * The calibrated output for one image.
   *
   * @param probabilities ten values with the sum 1
   * @param score how much the image resembles the predicted digit, see {@link #score}
   */
  public record CalibratedOutput(float[] probabilities, float score, boolean sure) {}

  /**
   * Calibrates the ten logits of one image.
   *
   * @param features the image's {@link OodFeatures}; may be empty where there are no detectors
   */
  public CalibratedOutput apply(float[] logits, float[] features) {
    float[] probabilities = Softmax.of(logits, temperature);
    float score = score(probabilities, features);
    return new CalibratedOutput(probabilities, score, score >= minScore);
  }

  /**
   * Returns the probability of the predicted digit times the probability that the image is a digit
   * at all: low where two digits are equally likely, and low where the image resembles none.
   * Without detectors it is the first factor alone.
   *
   * @return 0..1
   */
  public float score(float[] probabilities, float[] features) {
    int digit = ArgMax.of(probabilities);
    if (!hasDetectors()) {
      return probabilities[digit];
    }
    float[] weights = detectors[digit];
    if (weights.length != features.length + 1) {
      throw new IllegalArgumentException(
          "%d features expected, not %d".formatted(weights.length - 1, features.length));
    }
    double sum = weights[features.length];
    for (int i = 0; i < features.length; i++) {
      sum += weights[i] * features[i];
    }
    return (float) (probabilities[digit] / (1 + Math.exp(-sum)));
  }

  public boolean hasDetectors() {
    return detectors.length > 0;
  }

  @Override
  public float[][] detectors() {
    return copy(detectors);
  }

  private static float[][] copy(float[][] rows) {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibration that
        && temperature == that.temperature
        && minScore == that.minScore
        && Arrays.deepEquals(detectors, that.detectors);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(detectors) + Float.hashCode(temperature);
  }
}
