package org.digitstudio.domain;

import java.util.Arrays;

/**
 * How a model's ten sums become probabilities that mean what they say, and which pictures it
 * refuses; all chosen on validation data.
 *
 * @param temperature what the sums are divided by before softmax (Guo et al. 2017)
 * @param centroids the mean feature vector (last hidden layer, unit length) of each digit,
 *     [10][features]; empty where the model has none
 * @param leastScore below this its {@link #score} an answer is "not sure"
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

  /**
   * What is made of one picture's sums.
   *
   * @param probabilities ten values that sum to 1
   * @param score how much the picture looks like the digit it was read as, see {@link #score}
   */
  public record Verdict(float[] probabilities, float score, boolean sure) {}

  /**
   * Turns the ten sums before softmax into an answer.
   *
   * @param features of the last hidden layer, which the sums were made of; may be empty where there
   *     are no centroids
   */
  public Verdict judge(float[] sums, float[] features) {
    float[] probabilities = softmax(sums, temperature);
    float score = score(probabilities, features);
    return new Verdict(probabilities, score, score >= leastScore);
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
   * The probability of the answer times the cosine between the picture's features and the mean
   * features of that digit: low where two digits are close, and low where the picture is like none.
   * Without centroids the probability alone.
   *
   * @return 0..1 for features of 0 and above
   */
  public float score(float[] probabilities, float[] features) {
    int digit = 0;
    for (int i = 1; i < probabilities.length; i++) {
      digit = probabilities[i] > probabilities[digit] ? i : digit;
    }
    if (centroids.length == 0) {
      return probabilities[digit];
    }
    float[] centroid = centroids[digit];
    if (centroid.length != features.length) {
      throw new IllegalArgumentException(
          "The calibration is of %d features, not %d".formatted(centroid.length, features.length));
    }
    double dot = 0;
    double square = 0;
    for (int i = 0; i < centroid.length; i++) {
      dot += centroid[i] * features[i];
      square += features[i] * features[i];
    }
    double cosine = square > 0 ? dot / Math.sqrt(square) : 0;
    return (float) (probabilities[digit] * cosine);
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
