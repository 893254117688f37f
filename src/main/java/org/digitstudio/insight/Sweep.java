package org.digitstudio.insight;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.Distortion.Kind;

/**
 * The probabilities of the ten digits over the whole range of one kind of distortion.
 *
 * @param kind whose amount is varied
 * @param predictions the predicted digit at each point
 * @param probabilities in 0..1, [point][digit]; the points are evenly spaced over the range
 */
public record Sweep(Kind kind, int[] predictions, float[][] probabilities) {
  private static final int POINTS = 61;
  private static final int FEW_POINTS = 31;

  /** Networks with more multiply-adds are run at fewer points, to take about a second. */
  private static final long MAX_DENSE_COST = 4_000_000;

  /** The amounts between which a prediction holds; both ends may be those of the range. */
  public record Range(double from, double to) {}

  /**
   * Runs the network over the range.
   *
   * @param pixels the undistorted image: 784 values in 0..1
   * @param base the other kinds' amounts
   * @throws CancellationException once cancelled
   */
  public static Sweep of(
      ForwardPass network, float[] pixels, Distortion base, Kind kind, BooleanSupplier cancelled) {
    int points = network.spec().multiplyAdds() > MAX_DENSE_COST ? FEW_POINTS : POINTS;
    int[] predictions = new int[points];
    float[][] probabilities = new float[points][];
    for (int point = 0; point < points; point++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      double amount = amount(kind, point, points);
      ForwardTrace trace = network.run(base.with(kind, amount).apply(pixels));
      predictions[point] = trace.prediction();
      probabilities[point] = trace.probabilities();
    }
    return new Sweep(kind, predictions, probabilities);
  }

  private static double amount(Kind kind, int point, int points) {
    return kind.min() + (kind.max() - kind.min()) * point / (points - 1);
  }

  public int points() {
    return predictions.length;
  }

  /** Returns the amount at a point. */
  public double amount(int point) {
    return amount(kind, point, points());
  }

  /** Returns the point nearest to an amount. */
  public int pointAt(double amount) {
    double share = (amount - kind.min()) / (kind.max() - kind.min());
    return Math.clamp(Math.round(share * (points() - 1)), 0, points() - 1);
  }

  /** Returns the points around an amount at which the network predicts the same digit as there. */
  public Range rangeAround(double amount) {
    int from = pointAt(amount);
    int to = from;
    int digit = predictions[from];
    while (from > 0 && predictions[from - 1] == digit) {
      from--;
    }
    while (to + 1 < points() && predictions[to + 1] == digit) {
      to++;
    }
    return new Range(amount(from), amount(to));
  }

  /** Returns the point at which a digit is most probable. */
  public int peak(int digit) {
    int best = 0;
    for (int point = 1; point < points(); point++) {
      best = probabilities[point][digit] > probabilities[best][digit] ? point : best;
    }
    return best;
  }

  /** Returns ten flags: whether a digit is predicted anywhere in the range. */
  public boolean[] predicted() {
    boolean[] predicted = new boolean[Prediction.CLASSES];
    for (int digit : predictions) {
      predicted[digit] = true;
    }
    return predicted;
  }
}
