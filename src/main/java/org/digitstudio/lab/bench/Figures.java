package org.digitstudio.lab.bench;

import java.util.Arrays;

/** Several measurements of one thing. */
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

  double least() {
    return Arrays.stream(values).min().orElseThrow();
  }

  double most() {
    return Arrays.stream(values).max().orElseThrow();
  }

  public double mean() {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** The sample's standard deviation; 0 for one value. */
  public double deviation() {
    double mean = mean();
    double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
    return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
  }

  /** The value below which a part of all lies, between two of them by a straight line. */
  public double quantile(double part) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    double at = part * (sorted.length - 1);
    int low = (int) at;
    int high = Math.min(sorted.length - 1, low + 1);
    return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
  }
}
