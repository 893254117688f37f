package org.digitstudio.application.calibration;

import java.util.Arrays;
import org.digitstudio.domain.digit.Prediction;

/**
 * Trains an out-of-distribution detector for each digit, which separates images of that digit from
 * other images that are predicted as it: logistic regression on a network's features, balanced
 * between the two classes, by full-batch Adam.
 */
final class OodDetectorTrainer {
  private static final int ROUNDS = 250;
  private static final double RATE = 0.03;

  /** L2 penalty on the weights of standardized features. */
  private static final double DECAY = 1e-2;

  private final int width;
  private final float[] features;
  private final int[] digits;
  private final boolean[] real;
  private final double[] mean;
  private final double[] deviation;

  /**
   * @param features rows of {@code width}, one for each image
   * @param digits the label of each digit, and the predicted digit of each non-digit
   * @param real whether each image is a digit
   */
  OodDetectorTrainer(int width, float[] features, int[] digits, boolean[] real) {
    this.width = width;
    this.features = features;
    this.digits = digits;
    this.real = real;
    mean = new double[width];
    deviation = new double[width];
    int n = Math.max(1, digits.length);
    for (int i = 0; i < digits.length; i++) {
      for (int j = 0; j < width; j++) {
        double value = features[i * width + j];
        mean[j] += value / n;
        deviation[j] += value * value / n;
      }
    }
    for (int j = 0; j < width; j++) {
      deviation[j] = Math.sqrt(Math.max(1e-12, deviation[j] - mean[j] * mean[j]));
    }
  }

  /** Returns the detectors' weights, [10][width + 1], the bias last. */
  float[][] learn() {
    float[][] all = new float[Prediction.CLASSES][];
    for (int digit = 0; digit < all.length; digit++) {
      all[digit] = unstandardized(learn(digit));
    }
    return all;
  }

  private double[] learn(int digit) {
    int[] mine = rows(digit);
    int reals = 0;
    for (int row : mine) {
      reals += real[row] ? 1 : 0;
    }
    int others = mine.length - reals;
    double[] weights = new double[width + 1];
    if (reals == 0 || others == 0) {
      weights[width] = reals == 0 ? 0 : 6;
      return weights;
    }
    float[] inputs = standardized(mine);
    double[] first = new double[width + 1];
    double[] second = new double[width + 1];
    for (int round = 1; round <= ROUNDS; round++) {
      double[] gradient = new double[width + 1];
      for (int i = 0; i < mine.length; i++) {
        double target = real[mine[i]] ? 1 : 0;
        double error = (logistic(weights, inputs, i * width) - target) * 0.5;
        error /= real[mine[i]] ? reals : others;
        for (int j = 0; j < width; j++) {
          gradient[j] += error * inputs[i * width + j];
        }
        gradient[width] += error;
      }
      step(weights, gradient, first, second, round);
    }
    return weights;
  }

  private static void step(
      double[] weights, double[] gradient, double[] first, double[] second, int round) {
    for (int j = 0; j < weights.length; j++) {
      double slope = gradient[j] + (j < weights.length - 1 ? DECAY * weights[j] : 0);
      first[j] = 0.9 * first[j] + 0.1 * slope;
      second[j] = 0.999 * second[j] + 0.001 * slope * slope;
      double m = first[j] / (1 - Math.pow(0.9, round));
      double v = second[j] / (1 - Math.pow(0.999, round));
      weights[j] -= RATE * m / (Math.sqrt(v) + 1e-8);
    }
  }

  private double logistic(double[] weights, float[] inputs, int offset) {
    double sum = weights[width];
    for (int j = 0; j < width; j++) {
      sum += weights[j] * inputs[offset + j];
    }
    return 1 / (1 + Math.exp(-sum));
  }

  private int[] rows(int digit) {
    int[] rows = new int[digits.length];
    int count = 0;
    for (int i = 0; i < digits.length; i++) {
      if (digits[i] == digit) {
        rows[count++] = i;
      }
    }
    return Arrays.copyOf(rows, count);
  }

  private float[] standardized(int[] rows) {
    float[] inputs = new float[rows.length * width];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < width; j++) {
        inputs[i * width + j] = (float) ((features[rows[i] * width + j] - mean[j]) / deviation[j]);
      }
    }
    return inputs;
  }

  /** Converts weights of standardized features to weights of the network's own features. */
  private float[] unstandardized(double[] weights) {
    float[] plain = new float[width + 1];
    double bias = weights[width];
    for (int j = 0; j < width; j++) {
      plain[j] = (float) (weights[j] / deviation[j]);
      bias -= weights[j] * mean[j] / deviation[j];
    }
    plain[width] = (float) bias;
    return plain;
  }
}
