package org.digitstudio.insight;

import java.util.Collection;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.Prediction;

/**
 * Attributes a logit to the pixels by integrated gradients (Sundararajan, Taly and Yan 2017) along
 * the straight path from the blank image to the image. Attributions are complete: they add up to
 * the logit of the image minus the logit of the blank image. The integral is computed adaptively:
 * the segment with the largest error is split until the total error is below half a percent.
 */
public final class IntegratedGradients {
  private static final int INITIAL_SEGMENTS = 16;
  private static final int MAX_SEGMENTS = 400;

  /** The allowed sum of all segments' errors, as a fraction of the logit's change. */
  private static final double MAX_ERROR = 0.005;

  /** The allowed sum of their absolute values, so that errors that cancel by chance don't pass. */
  private static final double MAX_ABSOLUTE_ERROR = 0.08;

  /** The denominator of both fractions is at least this many logits. */
  private static final double MIN_CHANGE = 0.05;

  /**
   * The attributions for one digit's logit.
   *
   * @param perPixel 784 values, row by row: above 0 evidence for the digit, below 0 against it
   * @param logit of the image
   * @param blankLogit of the blank image
   */
  public record Evidence(float[] perPixel, float logit, float blankLogit) {
    /** Returns the sum of the attributions above 0. */
    public float positive() {
      return part(1);
    }

    /** Returns the sum of the attributions below 0; 0 or less. */
    public float negative() {
      return part(-1);
    }

    private float part(int sign) {
      double sum = 0;
      for (float value : perPixel) {
        sum += value * sign > 0 ? value : 0;
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

  /** Computes the evidence for one digit. */
  public static Evidence forDigit(
      ForwardPass network, float[] pixels, int digit, BooleanSupplier cancelled) {
    float[] weights = new float[Prediction.CLASSES];
    weights[digit] = 1f;
    return of(network, pixels, weights, cancelled);
  }

  /**
   * Computes the evidence for a weighted sum of the ten logits: 1 for one digit and -1 for another
   * gives the evidence for the one over the other.
   *
   * @throws CancellationException once cancelled
   */
  public static Evidence of(
      ForwardPass network, float[] pixels, float[] weights, BooleanSupplier cancelled) {
    return new IntegratedGradients(network, pixels, weights, cancelled).integrate();
  }

  /**
   * A segment of the path, integrated by the midpoint rule.
   *
   * @param from where it begins, 0..1
   * @param length of the segment, 0..1
   * @param perPixel 784 attributions
   * @param error the sum of the attributions minus the change of the logit
   */
  private record Segment(
      float from, float length, float logitFrom, float logitTo, float[] perPixel, double error) {}

  private Evidence integrate() {
    PriorityQueue<Segment> segments =
        new PriorityQueue<>(Comparator.comparingDouble(segment -> -Math.abs(segment.error)));
    float[] logits = new float[INITIAL_SEGMENTS + 1];
    for (int i = 0; i <= INITIAL_SEGMENTS; i++) {
      logits[i] = logit(at((float) i / INITIAL_SEGMENTS));
    }
    for (int i = 0; i < INITIAL_SEGMENTS; i++) {
      segments.add(
          segment((float) i / INITIAL_SEGMENTS, 1f / INITIAL_SEGMENTS, logits[i], logits[i + 1]));
    }
    double change = Math.max(MIN_CHANGE, Math.abs(logits[INITIAL_SEGMENTS] - logits[0]));
    while (segments.size() < MAX_SEGMENTS && !isAccurate(segments, change)) {
      Segment worst = segments.remove();
      float half = worst.length / 2;
      float logitMiddle = logit(at(worst.from + half));
      segments.add(segment(worst.from, half, worst.logitFrom, logitMiddle));
      segments.add(segment(worst.from + half, half, logitMiddle, worst.logitTo));
    }
    float[] perPixel = new float[pixels.length];
    for (Segment segment : segments) {
      for (int i = 0; i < perPixel.length; i++) {
        perPixel[i] += segment.perPixel[i];
      }
    }
    return new Evidence(perPixel, logits[INITIAL_SEGMENTS], logits[0]);
  }

  private static boolean isAccurate(Collection<Segment> segments, double change) {
    double error = 0;
    double absoluteError = 0;
    for (Segment segment : segments) {
      error += segment.error;
      absoluteError += Math.abs(segment.error);
    }
    return Math.abs(error) <= MAX_ERROR * change && absoluteError <= MAX_ABSOLUTE_ERROR * change;
  }

  private Segment segment(float from, float length, float logitFrom, float logitTo) {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException();
    }
    float[] gradient = Backpropagation.ofLogits(at(from + length / 2), weights);
    float[] perPixel = new float[pixels.length];
    double sum = 0;
    for (int i = 0; i < pixels.length; i++) {
      perPixel[i] = gradient[i] * pixels[i] * length;
      sum += perPixel[i];
    }
    return new Segment(from, length, logitFrom, logitTo, perPixel, sum - (logitTo - logitFrom));
  }

  private ForwardTrace at(float fraction) {
    float[] scaled = new float[pixels.length];
    for (int i = 0; i < pixels.length; i++) {
      scaled[i] = pixels[i] * fraction;
    }
    return network.run(scaled);
  }

  private float logit(ForwardTrace trace) {
    float sum = 0;
    for (int digit = 0; digit < weights.length; digit++) {
      sum += weights[digit] * trace.logits()[digit];
    }
    return sum;
  }
}
