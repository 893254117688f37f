package org.digitstudio.domain.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * How a model's ten sums become probabilities that mean what they say, and which pictures it
 * refuses; all fitted on data that the network was not trained on.
 *
 * @param temperature what the sums are divided by before softmax (Guo et al. 2017)
 * @param detectors for each digit a weight for each of the network's {@link OodFeatures} and then a
 *     bias, [10][traits + 1]: their sum says by the logistic function how likely a picture read as
 *     that digit is one at all; empty where the model has none
 * @param thresholds of the {@link #score}, one for {@link Strictness#BALANCED} at least
 */
public record Calibration(
    float temperature, float[][] detectors, Map<Strictness, Threshold> thresholds) {
  /** A network with more traits gets no detectors: a model's card stays small. */
  public static final int MAX_OOD_FEATURES = 4_096;

  public static final Calibration NONE =
      new Calibration(1f, new float[0][], Float.NEGATIVE_INFINITY);

  /** A calibration with one threshold, whatever the strictness. */
  public Calibration(float temperature, float[][] detectors, float minScore) {
    this(
        temperature,
        detectors,
        Map.of(Strictness.BALANCED, new Threshold(minScore, Optional.empty())));
  }

  public Calibration {
    thresholds = Map.copyOf(thresholds);
    if (!thresholds.containsKey(Strictness.BALANCED)) {
      throw new IllegalArgumentException("A calibration has a balanced threshold");
    }
    if (!(temperature > 0f) || Float.isInfinite(temperature)) {
      throw new IllegalArgumentException("A temperature is above 0");
    }
    detectors = copy(detectors);
  }

  /**
   * What is made of one picture's sums.
   *
   * @param probabilities ten values that sum to 1
   * @param score how much the picture looks like the digit it was read as, see {@link #score}
   */
  public record CalibratedOutput(float[] probabilities, float score, boolean sure) {}

  /**
   * Turns the ten sums before softmax into an answer.
   *
   * @param traits the picture's {@link OodFeatures}; may be empty where there are no detectors
   */
  public CalibratedOutput apply(float[] sums, float[] traits) {
    float[] probabilities = softmax(sums, temperature);
    float score = score(probabilities, traits);
    return new CalibratedOutput(probabilities, score, score >= minScore());
  }

  /** The threshold at a strictness; the balanced one where there is no other. */
  public Threshold threshold(Strictness strictness) {
    return thresholds.getOrDefault(strictness, thresholds.get(Strictness.BALANCED));
  }

  /** The balanced threshold's score. */
  public float minScore() {
    return threshold(Strictness.BALANCED).minScore();
  }

  /** Softmax of the sums over the temperature, safe from overflow. */
  public static float[] softmax(float[] sums, float temperature) {
    float most = Float.NEGATIVE_INFINITY;
    for (float sum : sums) {
      most = Math.max(most, sum);
    }
    double total = 0;
    float[] probabilities = new float[sums.length];
    for (int i = 0; i < sums.length; i++) {
      double value = Math.exp((sums[i] - most) / temperature);
      probabilities[i] = (float) value;
      total += value;
    }
    for (int i = 0; i < sums.length; i++) {
      probabilities[i] /= (float) total;
    }
    return probabilities;
  }

  /**
   * The probability of the answer times the likelihood that the picture is a digit at all: low
   * where two digits are close, and low where the picture is like none. Without detectors the
   * probability alone.
   *
   * @return 0..1
   */
  public float score(float[] probabilities, float[] traits) {
    int digit = 0;
    for (int i = 1; i < probabilities.length; i++) {
      digit = probabilities[i] > probabilities[digit] ? i : digit;
    }
    if (!hasDetectors()) {
      return probabilities[digit];
    }
    float[] weights = detectors[digit];
    if (weights.length != traits.length + 1) {
      throw new IllegalArgumentException(
          "The calibration is of %d traits, not %d".formatted(weights.length - 1, traits.length));
    }
    double sum = weights[traits.length];
    for (int i = 0; i < traits.length; i++) {
      sum += weights[i] * traits[i];
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
        && Arrays.deepEquals(detectors, that.detectors);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(detectors) + Float.hashCode(temperature);
  }
}
