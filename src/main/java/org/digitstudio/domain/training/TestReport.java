package org.digitstudio.domain.training;

import java.util.Arrays;
import java.util.List;

/**
 * What a trained network makes of the test set.
 *
 * @param confusion counts, [true digit][answer], ten by ten
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
   * @param index in the test set
   * @param confidence the probability of the wrong answer, 0..1
   */
  public record Mistake(int index, int label, int predicted, float confidence) {}

  /** How many pictures were read. */
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
