package org.digitstudio.insight;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/**
 * How far confidence is from what it says: the expected calibration error of Guo et al. 2017, over
 * bins of equal width the mean distance between confidence and accuracy, weighted by how many
 * answers fall into each.
 *
 * @param bins of confidence from 0 to 1
 */
public record CalibrationError(double error, Bin[] bins) {
  public static final int BINS = 15;

  /**
   * @param count how many answers
   * @param confidence their mean
   * @param accuracy the part of them that is right
   */
  public record Bin(int count, double confidence, double accuracy) {}

  public CalibrationError {
    bins = bins.clone();
  }

  @Override
  public Bin[] bins() {
    return bins.clone();
  }

  public static CalibrationError of(BatchResult answers, DigitDataset data) {
    float[] confidence = new float[data.size()];
    boolean[] right = new boolean[data.size()];
    for (int i = 0; i < data.size(); i++) {
      int digit = answers.digit(i);
      confidence[i] = answers.probability(i, digit);
      right[i] = digit == data.label(i);
    }
    return of(confidence, right);
  }

  /**
   * @param confidence of each answer, 0..1
   */
  public static CalibrationError of(float[] confidence, boolean[] right) {
    int[] counts = new int[BINS];
    double[] sums = new double[BINS];
    int[] hits = new int[BINS];
    for (int i = 0; i < confidence.length; i++) {
      int bin = Math.min(BINS - 1, (int) (confidence[i] * BINS));
      counts[bin]++;
      sums[bin] += confidence[i];
      hits[bin] += right[i] ? 1 : 0;
    }
    double error = 0;
    Bin[] bins = new Bin[BINS];
    for (int i = 0; i < BINS; i++) {
      double n = Math.max(1, counts[i]);
      bins[i] = new Bin(counts[i], sums[i] / n, hits[i] / n);
      error += Math.abs(sums[i] - hits[i]) / Math.max(1, confidence.length);
    }
    return new CalibrationError(error, bins);
  }
}
