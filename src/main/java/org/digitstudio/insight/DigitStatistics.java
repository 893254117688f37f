package org.digitstudio.insight;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/**
 * Pixel statistics of the images of one label.
 *
 * @param digit the label
 * @param count number of images
 * @param mean 784 values in 0..255; all 0 if there is no image
 * @param variance 784 population variances, in squared grey levels
 * @param mostTypical rows closest to the mean image by squared distance, closest first
 * @param leastTypical rows farthest from the mean image, farthest first
 */
public record DigitStatistics(
    int digit, int count, double[] mean, double[] variance, int[] mostTypical, int[] leastTypical) {

  /**
   * Computes the statistics of each of the ten digits over the given rows.
   *
   * @param examples maximum number of typical and untypical rows
   */
  public static DigitStatistics[] of(DigitTable table, int[] rows, int examples) {
    int[] counts = new int[Prediction.CLASSES];
    double[][] sums = new double[Prediction.CLASSES][DigitImage.PIXELS];
    double[][] squares = new double[Prediction.CLASSES][DigitImage.PIXELS];
    byte[] pixels = new byte[DigitImage.PIXELS];
    for (int row : rows) {
      int digit = table.label(row);
      counts[digit]++;
      table.copyPixels(row, pixels);
      double[] sum = sums[digit];
      double[] square = squares[digit];
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        int value = pixels[i] & 0xFF;
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
      int[] ordered =
          IntStream.range(0, rows.length)
              .filter(i -> table.label(rows[i]) == label)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> distances[i]))
              .mapToInt(i -> rows[i])
              .toArray();
      int shown = Math.min(examples, ordered.length);
      all[digit] =
          new DigitStatistics(
              digit,
              counts[digit],
              sums[digit],
              squares[digit],
              Arrays.copyOf(ordered, shown),
              IntStream.range(0, shown).map(i -> ordered[ordered.length - 1 - i]).toArray());
    }
    return all;
  }

  /** Turns sums into means, and sums of squares into variances, in i. */
  private static void finish(double[] sum, double[] square, int count) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= count;
      square[i] = Math.max(0, square[i] / count - sum[i] * sum[i]);
    }
  }

  private static double[] distances(DigitTable table, int[] rows, double[][] means) {
    double[] distances = new double[rows.length];
    byte[] pixels = new byte[DigitImage.PIXELS];
    for (int n = 0; n < rows.length; n++) {
      table.copyPixels(rows[n], pixels);
      double[] mean = means[table.label(rows[n])];
      double total = 0;
      for (int i = 0; i < DigitImage.PIXELS; i++) {
        double off = (pixels[i] & 0xFF) - mean[i];
        total += off * off;
      }
      distances[n] = total;
    }
    return distances;
  }

  /** Counts the given rows by dataset and label, [dataset][digit]. */
  public static int[][] counts(DigitTable table, int[] rows) {
    int[][] counts = new int[table.sets().size()][Prediction.CLASSES];
    for (int row : rows) {
      counts[table.set(row)][table.label(row)]++;
    }
    return counts;
  }
}
