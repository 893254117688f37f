package org.digitstudio.insight;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.Prediction;

/**
 * How much each pixel's ink speaks for or against a digit: integrated gradients (Sundararajan, Taly
 * and Yan 2017) along the straight path from the blank page to the picture. They are complete: all
 * pixels' shares together are the score of the picture minus the score of the blank page, biases
 * and all. The path is cut finer where a piece's shares miss the change of its score most, until
 * together they miss less than half a percent.
 */
public final class IntegratedGradients {
  private static final int FIRST_PIECES = 16;
  private static final int MOST_PIECES = 400;

  /** What all pieces' misses may add up to, as a part of the score's change... */
  private static final double MISSED = 0.005;

  /** ...and what they may add up to without their signs, so that no chance cancelling passes. */
  private static final double SCATTERED = 0.08;

  /** A change smaller than this is judged as if it were this large. */
  private static final double LEAST_CHANGE = 0.05;

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

  private IntegratedGradients(
      ForwardPass network, float[] pixels, float[] weights, BooleanSupplier cancelled) {
    this.network = network;
    this.pixels = pixels;
    this.weights = weights;
    this.cancelled = cancelled;
  }

  /** The evidence for one digit's sum. */
  public static Evidence forDigit(
      ForwardPass network, float[] pixels, int digit, BooleanSupplier cancelled) {
    float[] weights = new float[Prediction.CLASSES];
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

  /**
   * A part of the path, judged in its middle.
   *
   * @param shares of the pixels
   * @param miss how far the shares' sum is from the change of the score
   */
  private record Piece(
      float from, float length, float scoreFrom, float scoreTo, float[] shares, double miss) {}

  private Evidence integrate() {
    PriorityQueue<Piece> pieces =
        new PriorityQueue<>(Comparator.comparingDouble(piece -> -Math.abs(piece.miss)));
    float[] scores = new float[FIRST_PIECES + 1];
    for (int i = 0; i <= FIRST_PIECES; i++) {
      scores[i] = score(at((float) i / FIRST_PIECES));
    }
    for (int i = 0; i < FIRST_PIECES; i++) {
      pieces.add(piece((float) i / FIRST_PIECES, 1f / FIRST_PIECES, scores[i], scores[i + 1]));
    }
    double change = Math.max(LEAST_CHANGE, Math.abs(scores[FIRST_PIECES] - scores[0]));
    while (pieces.size() < MOST_PIECES && !isComplete(pieces, change)) {
      Piece worst = pieces.remove();
      float half = worst.length / 2;
      float scoreMiddle = score(at(worst.from + half));
      pieces.add(piece(worst.from, half, worst.scoreFrom, scoreMiddle));
      pieces.add(piece(worst.from + half, half, scoreMiddle, worst.scoreTo));
    }
    float[] shares = new float[pixels.length];
    for (Piece piece : pieces) {
      for (int i = 0; i < shares.length; i++) {
        shares[i] += piece.shares[i];
      }
    }
    return new Evidence(shares, scores[FIRST_PIECES], scores[0]);
  }

  private static boolean isComplete(Collection<Piece> pieces, double change) {
    double missed = 0;
    double scattered = 0;
    for (Piece piece : pieces) {
      missed += piece.miss;
      scattered += Math.abs(piece.miss);
    }
    return Math.abs(missed) <= MISSED * change && scattered <= SCATTERED * change;
  }

  private Piece piece(float from, float length, float scoreFrom, float scoreTo) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    float[] gradient = Backpropagation.ofScores(at(from + length / 2), weights);
    float[] shares = new float[pixels.length];
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      shares[i] = gradient[i] * pixels[i] * length;
      sum += shares[i];
    }
    return new Piece(from, length, scoreFrom, scoreTo, shares, sum - (scoreTo - scoreFrom));
  }

  private ForwardTrace at(float fraction) {
    float[] dimmed = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      dimmed[i] = pixels[i] * fraction;
    }
    return network.run(dimmed);
  }

  private float score(ForwardTrace trace) {
    float sum = 0;
    for (int digit = 0; digit < weights.length; digit++) {
      sum += weights[digit] * trace.scores()[digit];
    }
    return sum;
  }
}
