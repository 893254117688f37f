package org.digitstudio.ui.train;

import java.util.ArrayList;
import java.util.List;

/**
 * Round values along an axis.
 *
 * @param from the first, at or below the data
 * @param to the last, at or above the data
 */
record Ticks(double from, double to, double step) {

  /**
   * @param about how many steps are wanted
   */
  static Ticks around(double least, double most, int about) {
    double span = most > least ? most - least : Math.max(Math.abs(most), 1e-6);
    double step = roundUp(span / about);
    double from = Math.floor(least / step + 1e-9) * step;
    double to = Math.ceil(most / step - 1e-9) * step;
    return new Ticks(from, to > from ? to : from + step, step);
  }

  /** Steps of whole numbers from 0 that end exactly at the last epoch or beyond. */
  static Ticks whole(int most, int about) {
    double step = Math.max(1, roundUp((double) most / about));
    return new Ticks(0, most, step);
  }

  /** The next of 1, 2, 5, 10, 20... times a power of ten. */
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

  /** Where a value lies, 0 at the start and 1 at the end. */
  double place(double value) {
    return (value - from) / (to - from);
  }
}
