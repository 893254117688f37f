package org.digitstudio.lab.bench;

import java.util.Arrays;

/** Repeated measurements of one quantity and their statistics. */
public final class Figures {
  private double[] values = {};

  public static Figures of(double... values) {
    Figures figures = new Figures();
    for (double value : values) {
      figures.add(value);
    }
    return figures;
  }

  void add(double value) {
    values = Arrays.copyOf(values, values.length + 1);
    values[values.length - 1] = value;
  }

  int count() {
    return values.length;
  }

  double[] values() {
    return values.clone();
  }

  public double median() {
    return quantile(0.5);
  }

  double min() {
    return Arrays.stream(values).min().orElseThrow();
  }

  double max() {
    return Arrays.stream(values).max().orElseThrow();
  }

  public double mean() {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Returns the sample standard deviation; 0 for one value. */
  public double deviation() {
    double mean = mean();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  /**
   * Returns a quantile, with linear interpolation between values.
   *
   * @param p share of the values below it, 0..1
   */
  public double quantile(double p) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double position = p * (sorted.length - 1);
    int low = (int) position;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (position - low) * (sorted[high] - sorted[low]);
  }
}
