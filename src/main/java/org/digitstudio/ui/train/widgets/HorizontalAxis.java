package org.digitstudio.ui.train.widgets;

import java.util.function.DoubleFunction;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.train.model.TrainFormats;

/**
 * The horizontal axis of a chart.
 *
 * @param step distance between the values at which the reading line stops
 * @param first the lowest of these values
 * @param tick formats the value of a tick
 * @param reading formats the value at the reading line
 */
record HorizontalAxis(
    Ticks ticks,
    double step,
    double first,
    DoubleFunction<String> tick,
    DoubleFunction<String> reading) {

  /** Returns an axis of whole epochs. */
  static HorizontalAxis epochs(int epochs) {
    return new HorizontalAxis(
        Ticks.whole(Math.max(1, epochs), 8),
        1,
        1,
        epoch -> Integer.toString((int) epoch),
        epoch -> Messages.text("train.chart.at", (int) epoch));
  }

  /**
   * Returns a logarithmic axis of learning rates; its values are their decadic logarithms.
   *
   * @param steps number of values from one to the other
   */
  static HorizontalAxis learningRates(double from, double to, int steps) {
    double low = Math.log10(from);
    double high = Math.log10(to);
    return new HorizontalAxis(
        Ticks.around(low, high, (int) Math.round(high - low)),
        (high - low) / steps,
        low,
        log -> TrainFormats.learningRate(Math.pow(10, log)),
        log -> Messages.text("train.range.at", TrainFormats.learningRate(Math.pow(10, log))));
  }

  /** Returns the value nearest to another at which the reading line can stop. */
  double nearest(double value) {
    return first + Math.rint((value - first) / step) * step;
  }
}
