package org.digitstudio.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/**
 * What the pictures of one label have in common.
 *
 * @param digit the label
 * @param count how many pictures
 * @param mean 784 values in 0..255; all 0 where there is no picture
 * @param variance 784 values, of the population, in squared grey levels
 * @param mostTypical rows nearest to the mean picture (least squared distance), nearest first
 * @param leastTypical rows farthest from it, farthest first
 */
public record DigitStatistics(
    int digit, int count, double[] mean, double[] variance, int[] mostTypical, int[] leastTypical) {

  /**
   * For each of the ten digits, of the rows given.
   *
   * @param examples how many typical and untypical ones to name at most
   */
  public static DigitStatistics[] of(DigitTable table, int[] rows, int examples) {
    int[] counts = new int[Prediction.CLASSES];
    double[][] sums = new double[Prediction.CLASSES][DigitImage.PIXELS];
    double[][] squares = new double[Prediction.CLASSES][DigitImage.PIXELS];
    byte[] picture = new byte[DigitImage.PIXELS];
    for (int row : rows) {
      int digit = table.truth(row);
      counts[digit]++;
      table.copyPixels(row, picture);
      double[] sum = sums[digit];
      double[] square = squares[digit];
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        int value = picture[i] & 0xFF;
        sum[i] += value;
        square[i] += value * value;
      }
    }
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      finish(sums[digit], squares[digit], Math.max(1, counts[digit]));
    }
    double[] distances = distances(table, rows, sums);
    DigitStatistics[] all = new DigitStatistics[Prediction.CLASSES];
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      int label = digit;
      int[] places =
          IntStream.range(0, rows.length)
              .filter(place -> table.truth(rows[place]) == label)
              .boxed()
              .sorted(Comparator.comparingDouble(place -> distances[place]))
              .mapToInt(place -> rows[place])
              .toArray();
      int shown = Math.min(examples, places.length);
      all[digit] =
          new DigitStatistics(
              digit,
              counts[digit],
              sums[digit],
              squares[digit],
              Arrays.copyOf(places, shown),
              IntStream.range(0, shown).map(i -> places[places.length - 1 - i]).toArray());
    }
    return all;
  }

  /** Turns sums into means, and sums of squares into variances. */
  private static void finish(double[] sum, double[] square, int count) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count;
      square[i] = Math.max(0, square[i] / count - sum[i] * sum[i]);
    }
  }

  private static double[] distances(DigitTable table, int[] rows, double[][] means) {
    double[] distances = new double[rows.length];
    byte[] picture = new byte[DigitImage.PIXELS];
    for (int place = 0; place < rows.length; place++) {
      table.copyPixels(rows[place], picture);
      double[] mean = means[table.truth(rows[place])];
      double total = 0;
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        double off = (picture[i] & 0xFF) - mean[i];
        total += off * off;
      }
      distances[place] = total;
    }
    return distances;
  }

  /** How many of each label each set holds, [set][digit]. */
  public static int[][] counts(DigitTable table) {
    int[][] counts = new int[table.sets().size()][Prediction.CLASSES];
    for (int set = 0; set < counts.length; set++) {
      for (int i = 0; i < table.sets().get(set).size(); i++) {
        counts[set][table.truth(table.start(set) + i)]++;
      }
    }
    return counts;
  }
}
