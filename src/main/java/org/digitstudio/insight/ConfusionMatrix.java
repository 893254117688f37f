package org.digitstudio.insight;

import java.util.Arrays;
import org.digitstudio.domain.digit.Prediction;

/**
 * How often each digit was read as each: ten rows of the true digit, ten columns of the answer.
 *
 * @param counts [true digit][answer]
 */
public record ConfusionMatrix(int[][] counts) {
  public ConfusionMatrix {
    counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }

  /** Counts pairs of a true digit and an answer, each 0..9. */
  public static ConfusionMatrix of(int[] truth, int[] answers) {
    int[][] counts = new int[Prediction.CLASSES][Prediction.CLASSES];
    for (int i = 0; i < truth.length; i++) {
      counts[truth[i]][answers[i]]++;
    }
    return new ConfusionMatrix(counts);
  }

  public int count(int truth, int answer) {
    return counts[truth][answer];
  }

  public int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  public int right() {
    int right = 0;
    for (int digit = 0; digit < counts.length; digit++) {
      right += counts[digit][digit];
    }
    return right;
  }

  /** The part read rightly, 0..1; NaN of nothing. */
  public double accuracy() {
    return (double) right() / total();
  }

  /** Of the answers that say this digit, the part that is right; NaN where there is none. */
  public double precision(int digit) {
    int said = 0;
    for (int[] row : counts) {
      said += row[digit];
    }
    return (double) counts[digit][digit] / said;
  }

  /** Of the pictures of this digit, the part that is read so; NaN where there is none. */
  public double recall(int digit) {
    return (double) counts[digit][digit] / Arrays.stream(counts[digit]).sum();
  }

  /**
   * How dark a cell is to be among the right answers or among the mistakes: 0 for none, then 1 to 3
   * by thirds of the logarithm, so that one mistake still shows beside fifty.
   */
  public int heat(int truth, int answer) {
    int count = counts[truth][answer];
    if (count == 0) {
      return 0;
    }
    int most = 1;
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        if (row == column == (truth == answer)) {
          most = Math.max(most, counts[row][column]);
        }
      }
    }
    return most == 1 ? 1 : 1 + (int) Math.min(2, 3 * Math.log(count) / Math.log(most));
  }

  @Override
  public int[][] counts() {
    return Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ConfusionMatrix that && Arrays.deepEquals(counts, that.counts);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(counts);
  }
}
