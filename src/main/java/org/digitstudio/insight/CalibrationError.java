package org.digitstudio.insight;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/**
 * The expected calibration error (Guo et al. 2017): the mean distance between confidence and
 * accuracy over bins of equal width, weighted by the number of predictions in each.
 *
 * @param error 0..1
 * @param bins equal intervals of confidence from 0 to 1
 */
public record CalibrationError(double error, Bin[] bins) {
  public static final int BINS = 15;

  /**
   * One interval of confidence.
   *
   * @param count number of predictions
   * @param confidence their mean confidence
   * @param accuracy the fraction of them that is correct
   */
  public record Bin(int count, double confidence, double accuracy) {}

  public CalibrationError {
    bins = bins.clone();
  }

  @Override
  public Bin[] bins() {
    return bins.clone();
  }

  public static CalibrationError of(BatchResult predictions, DigitDataset data) {
    float[] confidence = new float[data.size()];
    boolean[] correct = new boolean[data.size()];
    for (int i = 0; i < data.size(); i++) {
      int digit = predictions.digit(i);
      confidence[i] = predictions.probability(i, digit);
      correct[i] = digit == data.label(i);
    }
    return of(confidence, correct);
  }

  /**
   * Computes the error.
   *
   * @param confidence of each prediction, 0..1
   * @param correct whether each prediction is correct
   */
  public static CalibrationError of(float[] confidence, boolean[] correct) {
    int[] counts = new int[BINS];
    double[] sums = new double[BINS];
    int[] hits = new int[BINS];
    for (int i = 0; i < confidence.length; i++) {
      int bin = Math.min(BINS - 1, (int) (confidence[i] * BINS));
      counts[bin]++;
      sums[bin] += confidence[i];
      hits[bin] += correct[i] ? 1 : 0;
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
