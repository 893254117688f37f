package org.digitstudio.domain;

import java.util.Arrays;

/**
 * How a model's ten sums become probabilities that mean what they say, and which pictures it
 * refuses; all chosen on validation data.
 *
 * @param temperature what the sums are divided by before softmax (Guo et al. 2017)
 * @param centroids the mean feature vector (last hidden layer, unit length) of each digit,
 *     [10][features]; empty where the model has none
 * @param leastScore below this its score an answer is "not sure"
 */
public record Calibration(float temperature, float[][] centroids, float leastScore) {
  public static final Calibration NONE =
      new Calibration(1f, new float[0][], Float.NEGATIVE_INFINITY);

  public Calibration {
    if (!(temperature > 0f) || Float.isInfinite(temperature)) {
      throw new IllegalArgumentException("A temperature is above 0");
    }
    centroids = copy(centroids);
  }

  @Override
  public float[][] centroids() {
    return copy(centroids);
  }

  private static float[][] copy(float[][] rows) {
    return Arrays.stream(rows).map(float[]::clone).toArray(float[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Calibration that
        && temperature == that.temperature
        && leastScore == that.leastScore
        && Arrays.deepEquals(centroids, that.centroids);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(centroids) + Float.hashCode(temperature);
  }
}
