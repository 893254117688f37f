package org.digitstudio.insight;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * How much each pixel's ink speaks for or against a digit: integrated gradients (Sundararajan, Taly
 * and Yan 2017) along the straight path from the blank page to the picture. They are complete: all
 * pixels' shares together are the score of the picture minus the score of the blank page, biases
 * and all. The path is cut finer wherever a piece's shares miss the change of its score, so that
 * completeness holds to a fraction of a percent without hundreds of steps.
 */
public final class IntegratedGradients {
  private static final int FIRST_PIECES = 8;
  private static final int MOST_HALVINGS = 9;
  private static final float SHORTEST_JUDGED = 1f / 32;
  private static final float TOLERANCE = 0.002f;

  /**
   * @param perPixel 784 shares row by row, above 0 for and below 0 against
   * @param score of the picture
   * @param blankScore of the blank page
   */
  public record Evidence(float[] perPixel, float score, float blankScore) {
    /** The shares above 0, added up. */
    public float speaksFor() {
      return part(1);
    }

    /** The shares below 0, added up; 0 or less. */
    public float speaksAgainst() {
      return part(-1);
    }

    private float part(int sign) {
      double sum = 0;
      for (float share : perPixel) {
        sum += share * sign > 0 ? share : 0;
      }
      return (float) sum;
    }
  }

  private final ForwardPass network;
  private final float[] pixels;
  private final float[] weights;
  private final BooleanSupplier cancelled;
  private final float[] shares;
  private float tolerance;

  private IntegratedGradients(
      ForwardPass network, float[] pixels, float[] weights, BooleanSupplier cancelled) {
    this.network = network;
    this.pixels = pixels;
    this.weights = weights;
    this.cancelled = cancelled;
    this.shares = new float[pixels.length];
  }

  /** The evidence for one digit's sum. */
  public static Evidence forDigit(
      ForwardPass network, float[] pixels, int digit, BooleanSupplier cancelled) {
    float[] weights = new float[org.digitstudio.domain.Prediction.CLASSES];
    weights[digit] = 1f;
    return of(network, pixels, weights, cancelled);
  }

  /**
   * The evidence for a weighting of the ten sums: 1 for one digit and -1 for another gives what
   * speaks for the one rather than the other.
   *
   * @throws CancellationException once cancelled
   */
  public static Evidence of(
      ForwardPass network, float[] pixels, float[] weights, BooleanSupplier cancelled) {
    return new IntegratedGradients(network, pixels, weights, cancelled).integrate();
  }

  private Evidence integrate() {
    float[] scores = new float[FIRST_PIECES + 1];
    for (int i = 0; i <= FIRST_PIECES; i++) {
      scores[i] = score(at((float) i / FIRST_PIECES));
    }
    float change = Math.abs(scores[FIRST_PIECES] - scores[0]);
    tolerance = TOLERANCE * Math.max(change, 0.02f);
    for (int i = 0; i < FIRST_PIECES; i++) {
      float from = (float) i / FIRST_PIECES;
      piece(from, 1f / FIRST_PIECES, scores[i], scores[i + 1], MOST_HALVINGS);
    }
    return new Evidence(shares, scores[FIRST_PIECES], scores[0]);
  }

  private void piece(float from, float length, float scoreFrom, float scoreTo, int halvings) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    Trace middle = at(from + length / 2);
    float[] gradient = Backward.ofScores(middle, weights);
    double estimate = 0;
    for (int i = 0; i < pixels.length; i++) {
      estimate += gradient[i] * pixels[i];
    }
    // A kink's miss shrinks with its piece, so short pieces are judged by a fixed share instead.
    boolean good =
        Math.abs(estimate * length - (scoreTo - scoreFrom))
            <= tolerance * Math.max(length, SHORTEST_JUDGED);
    if (good || halvings == 0) {
      for (int i = 0; i < pixels.length; i++) {
        shares[i] += gradient[i] * pixels[i] * length;
      }
      return;
    }
    float scoreMiddle = score(middle);
    piece(from, length / 2, scoreFrom, scoreMiddle, halvings - 1);
    piece(from + length / 2, length / 2, scoreMiddle, scoreTo, halvings - 1);
  }

  private Trace at(float fraction) {
    float[] dimmed = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      dimmed[i] = pixels[i] * fraction;
    }
    return network.run(dimmed);
  }

  private float score(Trace trace) {
    float sum = 0;
    for (int digit = 0; digit < weights.length; digit++) {
      sum += weights[digit] * trace.scores()[digit];
    }
    return sum;
  }
}
