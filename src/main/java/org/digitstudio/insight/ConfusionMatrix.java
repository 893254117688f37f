package org.digitstudio.insight;

import java.util.Arrays;
import org.digitstudio.domain.digit.Prediction;

/**
 * A confusion matrix: ten rows of labels, ten columns of predicted digits.
 *
 * @param counts [label][prediction]
 */
public record ConfusionMatrix(int[][] counts) {
  public ConfusionMatrix {
    counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
  }

  /** Counts pairs of a label and a prediction, each 0..9. */
  public static ConfusionMatrix of(int[] labels, int[] predictions) {
    int[][] counts = new int[Prediction.CLASSES][Prediction.CLASSES];
    for (int i = 0; i < labels.length; i++) {
      counts[labels[i]][predictions[i]]++;
    }
    return new ConfusionMatrix(counts);
  }

  public int count(int label, int prediction) {
    return counts[label][prediction];
  }

  public int total() {
    return Arrays.stream(counts).flatMapToInt(Arrays::stream).sum();
  }

  public int correct() {
    int correct = 0;
    for (int digit = 0; digit < counts.length; digit++) {
      correct += counts[digit][digit];
    }
    return correct;
  }

  /** Returns the fraction of correct predictions, 0..1; NaN if the matrix is empty. */
  public double accuracy() {
    return (double) correct() / total();
  }

  /** Returns the fraction of predictions of a digit that are correct, 0..1; NaN without any. */
  public double precision(int digit) {
    int predicted = 0;
    for (int[] row : counts) {
      predicted += row[digit];
    }
    return (double) counts[digit][digit] / predicted;
  }

  /** Returns the fraction of a digit's images predicted as it, 0..1; NaN without any. */
  public double recall(int digit) {
    return (double) counts[digit][digit] / Arrays.stream(counts[digit]).sum();
  }

  /**
   * Returns a cell's colour level among the correct predictions or among the errors: 0 for none,
   * then 1 to 3 by thirds of the logarithm, so that one error still shows beside fifty.
   */
  public int heat(int label, int prediction) {
    int count = counts[label][prediction];
    if (count == 0) {
      return 0;
    }
    int largest = 1;
    for (int row = 0; row < counts.length; row++) {
      for (int column = 0; column < counts.length; column++) {
        if (row == column == (label == prediction)) {
          largest = Math.max(largest, counts[row][column]);
        }
      }
    }
    return largest == 1 ? 1 : 1 + (int) Math.min(2, 3 * Math.log(count) / Math.log(largest));
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
