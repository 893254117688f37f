package org.digitstudio.domain.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.digitstudio.domain.ArgMax;
import org.digitstudio.domain.Softmax;
import org.digitstudio.domain.Strictness;

/**
 * A model's calibration: turns its logits into probabilities that can be believed and decides which
 * predictions are refused. Fitted on data that the network was not trained on.
 *
 * @param temperature divides the logits before softmax (Guo et al. 2017)
 * @param detectors out-of-distribution detectors, one for each digit: a weight for each of the
 *     network's {@link OodFeatures} and a bias, [10][features + 1]; the logistic function of their
 *     sum estimates the probability that an image predicted as that digit is a digit at all; empty
 *     where the model has none
 * @param thresholds of the {@link #score}, one for {@link Strictness#BALANCED} at least
 * @param strictness chooses the threshold in use
 */
public record Calibration(
    float temperature,
    float[][] detectors,
    Map<Strictness, Threshold> thresholds,
    Strictness strictness) {
  /** A network with more features gets no detectors: a model's card stays small. */
  public static final int MAX_OOD_FEATURES = 4_096;

  public static final Calibration NONE =
      new Calibration(1f, new float[0][], Float.NEGATIVE_INFINITY);

  /** Makes a calibration with one threshold, whatever the strictness. */
  public Calibration(float temperature, float[][] detectors, float minScore) {
    this(
        temperature,
        detectors,
        Map.of(Strictness.BALANCED, new Threshold(minScore, Optional.empty())));
  }

  /** Makes a calibration that uses the balanced threshold. */
  public Calibration(
      float temperature, float[][] detectors, Map<Strictness, Threshold> thresholds) {
    this(temperature, detectors, thresholds, Strictness.BALANCED);
  }

  public Calibration {
    thresholds = Map.copyOf(thresholds);
    if (!thresholds.containsKey(Strictness.BALANCED)) {
      throw new IllegalArgumentException("A calibration has a balanced threshold");
    }
    if (!(temperature > 0f) || Float.isInfinite(temperature)) {
      throw new IllegalArgumentException("The temperature must be above 0: " + temperature);
    }
    detectors = copy(detectors);
  }

  /**
   * The calibrated output for one image.
   *
   * @param probabilities ten values that sum to 1
   * @param score how much the image looks like the predicted digit, see {@link #score}
   * @param sure whether the score reaches the threshold in use
   */
  public record CalibratedOutput(float[] probabilities, float score, boolean sure) {}

  /**
   * Turns ten logits into a calibrated output.
   *
   * @param features the image's {@link OodFeatures}; may be empty where there are no detectors
   */
  public CalibratedOutput apply(float[] logits, float[] features) {
    float[] probabilities = Softmax.of(logits, temperature);
    float score = score(probabilities, features);
    return new CalibratedOutput(probabilities, score, score >= minScore());
  }

  /** Returns the same calibration with another threshold in use. */
  public Calibration at(Strictness wanted) {
    return new Calibration(temperature, detectors, thresholds, wanted);
  }

  /** Returns the threshold at a strictness, or the balanced one where there is none. */
  public Threshold threshold(Strictness wanted) {
    return Optional.ofNullable(thresholds.get(wanted))
        .orElseGet(() -> Objects.requireNonNull(thresholds.get(Strictness.BALANCED)));
  }

  /**
   * Returns the cost of a strictness, where the calibration has such a threshold and measured it.
   */
  public Optional<Threshold.Cost> cost(Strictness wanted) {
    return Optional.ofNullable(thresholds.get(wanted)).flatMap(Threshold::cost);
  }

  /** Returns the score of the threshold in use. */
  public float minScore() {
    return threshold(strictness).minScore();
  }

  /**
   * Returns the predicted digit's probability times the probability that the image is a digit at
   * all, 0..1: low where two digits are close, and low where the image resembles no digit. Without
   * detectors it is the predicted digit's probability alone.
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
        && thresholds.equals(that.thresholds)
        && strictness == that.strictness
        && Arrays.deepEquals(detectors, that.detectors);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(detectors) + Float.hashCode(temperature);
  }
}
