package org.digitstudio.insight;

import java.util.Arrays;

/**
 * The first two principal components, by power iteration on the covariance matrix and deflation.
 */
public final class PrincipalComponents {
  private static final int MAX_ITERATIONS = 500;
  private static final double TOLERANCE = 1e-10;

  private PrincipalComponents() {}

  /**
   * Projects points onto their first two principal components.
   *
   * @param values n rows of {@code width}
   * @return n rows of two; the sign of each axis makes its largest loading positive
   */
  public static float[] layout(float[] values, int width) {
    int count = width == 0 ? 0 : values.length / width;
    float[] layout = new float[2 * count];
    if (count == 0) {
      return layout;
    }
    double[] mean = mean(values, width, count);
    double[][] covariance = covariance(values, width, count, mean);
    for (int axis = 0; axis < 2; axis++) {
      double[] direction = dominantEigenvector(covariance);
      for (int i = 0; i < count; i++) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
          sum += (values[i * width + j] - mean[j]) * direction[j];
        }
        layout[2 * i + axis] = (float) sum;
      }
      deflate(covariance, direction);
    }
    return layout;
  }

  private static double[] mean(float[] values, int width, int count) {
    double[] mean = new double[width];
    for (int i = 0; i < values.length; i++) {
      mean[i % width] += values[i];
    }
    Arrays.setAll(mean, j -> mean[j] / count);
    return mean;
  }

  private static double[][] covariance(float[] values, int width, int count, double[] mean) {
    double[][] covariance = new double[width][width];
    double[] centred = new double[width];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < width; j++) {
        centred[j] = values[i * width + j] - mean[j];
      }
      for (int j = 0; j < width; j++) {
        double left = centred[j];
        double[] row = covariance[j];
        for (int k = 0; k < width; k++) {
          row[k] += left * centred[k];
        }
      }
    }
    for (double[] row : covariance) {
      Arrays.setAll(row, k -> row[k] / count);
    }
    return covariance;
  }

  private static double[] dominantEigenvector(double[][] matrix) {
    int width = matrix.length;
    double[] vector = new double[width];
    for (int j = 0; j < width; j++) {
      vector[j] = 1 + 0.01 * j;
    }
    normalize(vector);
    for (int step = 0; step < MAX_ITERATIONS; step++) {
      double[] next = new double[width];
      for (int j = 0; j < width; j++) {
        for (int k = 0; k < width; k++) {
          next[j] += matrix[j][k] * vector[k];
        }
      }
      if (!normalize(next)) {
        return vector;
      }
      double moved = 0;
      for (int j = 0; j < width; j++) {
        moved += Math.abs(next[j] - vector[j]);
      }
      vector = next;
      if (moved < TOLERANCE) {
        break;
      }
    }
    return withPositiveLargest(vector);
  }

  private static boolean normalize(double[] vector) {
    double square = 0;
    for (double value : vector) {
      square += value * value;
    }
    if (square == 0) {
      return false;
    }
    double length = Math.sqrt(square);
    Arrays.setAll(vector, j -> vector[j] / length);
    return true;
  }

  private static double[] withPositiveLargest(double[] vector) {
    double peak = 0;
    for (double value : vector) {
      peak = Math.abs(value) > Math.abs(peak) ? value : peak;
    }
    double sign = peak < 0 ? -1 : 1;
    Arrays.setAll(vector, j -> sign * vector[j]);
    return vector;
  }

  private static void deflate(double[][] matrix, double[] direction) {
    double strength = 0;
    for (int j = 0; j < direction.length; j++) {
      for (int k = 0; k < direction.length; k++) {
        strength += direction[j] * matrix[j][k] * direction[k];
      }
    }
    for (int j = 0; j < direction.length; j++) {
      for (int k = 0; k < direction.length; k++) {
        matrix[j][k] -= strength * direction[j] * direction[k];
      }
    }
  }
}
