package org.digitstudio.domain.training;

import java.util.Arrays;
import java.util.List;

/**
 * A trained network's results on the test set.
 *
 * @param confusion counts, [true digit][predicted digit], ten by ten
 * @param worstMistakes the mistakes with the least probability on the true digit, worst first, at
 *     most ten
 * @param firstImage what it says of test image 0, in ten probabilities
 */
public record TestReport(
    EpochRecord.Score score, int[][] confusion, List<Mistake> worstMistakes, float[] firstImage) {

  public TestReport {
    confusion = Arrays.stream(confusion).map(int[]::clone).toArray(int[][]::new);
    worstMistakes = List.copyOf(worstMistakes);
    firstImage = firstImage.clone();
  }

  /**
   * A misclassified image.
   *
   * @param index in the test set
   * @param confidence the probability of the predicted class, 0..1
   */
  public record Mistake(int index, int label, int predicted, float confidence) {}

  /** Returns how many images were classified. */
  public int count() {
    return Arrays.stream(confusion).flatMapToInt(Arrays::stream).sum();
  }

  @Override
  public int[][] confusion() {
    return Arrays.stream(confusion).map(int[]::clone).toArray(int[][]::new);
  }

  @Override
  public float[] firstImage() {
    return firstImage.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TestReport that
        && score.equals(that.score)
        && Arrays.deepEquals(confusion, that.confusion)
        && worstMistakes.equals(that.worstMistakes)
        && Arrays.equals(firstImage, that.firstImage);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(confusion) + score.hashCode();
  }
}
