package org.digitstudio.ui.train.widgets;

import java.util.ArrayList;
import java.util.List;

/**
 * Round values for the ticks of an axis.
 *
 * @param from the first tick, at or below the smallest value
 * @param to the last tick, at or above the largest value
 */
record Ticks(double from, double to, double step) {

  /**
   * Covers a range with round steps.
   *
   * @param about the desired number of steps
   */
  static Ticks around(double least, double most, int about) {
    double span = most > least ? most - least : Math.max(Math.abs(most), 1e-6);
    double step = roundUp(span / about);
    double from = Math.floor(least / step + 1e-9) * step;
    double to = Math.ceil(most / step - 1e-9) * step;
    return new Ticks(from, to > from ? to : from + step, step);
  }

  /** Covers 0 to the last epoch with whole steps. */
  static Ticks whole(int most, int about) {
    double step = Math.max(1, roundUp((double) most / about));
    return new Ticks(0, most, step);
  }

  /** Rounds up to 1, 2 or 5 times a power of ten. */
  private static double roundUp(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    double part = value / power;
    return power * (part <= 1.0000001 ? 1 : part <= 2.0000001 ? 2 : part <= 5.0000001 ? 5 : 10);
  }

  List<Double> values() {
    List<Double> all = new ArrayList<>();
    for (int i = 0; from + i * step <= to + step * 1e-6; i++) {
      all.add(from + i * step);
    }
    return all;
  }

  /** Returns the position of a value on the axis, 0 at the start and 1 at the end. */
  double fraction(double value) {
    return (value - from) / (to - from);
  }
}
