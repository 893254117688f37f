package org.digitstudio.insight;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * A two-dimensional UMAP embedding with the usual settings (15 neighbours, minimum distance 0.1, 5
 * negative samples an edge). It starts from a given layout and is deterministic for a seed.
 *
 * <p>After McInnes, Healy and Melville, "UMAP: Uniform Manifold Approximation and Projection for
 * Dimension Reduction", arXiv:1802.03426: smooth neighbour distances (algorithm 3), fuzzy union,
 * and the optimization by sampled attraction and repulsion (algorithm 5).
 */
public final class UmapLayout {
  public static final int NEIGHBOURS = 15;
  public static final int EPOCHS = 200;

  /** With {@link #B} the curve 1 / (1 + a d^2b) that fits minimum distance 0.1 at spread 1. */
  static final double A = 1.5769434;

  static final double B = 0.8950608;
  private static final int NEGATIVES = 5;
  private static final float MAX_GRADIENT = 4f;
  private static final double SPAN = 10;

  private final int[] heads;
  private final int[] tails;
  private final float[] period;
  private final float[] due;
  private final float[] layout;
  private final SplittableRandom random;
  private int epoch;

  /**
   * @param start n rows of two, such as the first two principal components
   */
  public UmapLayout(Neighbours neighbours, float[] start, long seed) {
    float[] weights = memberships(neighbours);
    int[] order = edges(neighbours, weights);
    heads = new int[order.length];
    tails = new int[order.length];
    period = new float[order.length];
    float most = 0;
    for (int edge : order) {
      most = Math.max(most, weights[edge]);
    }
    for (int e = 0; e < order.length; e++) {
      heads[e] = order[e] / neighbours.each();
      tails[e] = neighbours.index()[order[e]];
      period[e] = most / weights[order[e]];
    }
    due = period.clone();
    layout = scaled(start);
    random = new SplittableRandom(seed);
  }

  /** Returns the current layout: n rows of two. */
  public float[] layout() {
    return layout.clone();
  }

  /** Returns the fraction of the epochs done, 0..1. */
  public double progress() {
    return (double) epoch / EPOCHS;
  }

  /**
   * Runs some more epochs.
   *
   * @return false once all are done
   * @throws CancellationException once cancelled
   */
  public boolean advance(int epochs, BooleanSupplier cancelled) {
    for (int i = 0; i < epochs && epoch < EPOCHS; i++) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      oneEpoch();
    }
    return epoch < EPOCHS;
  }

  private void oneEpoch() {
    float learningRate = 1f - (float) epoch / EPOCHS;
    epoch++;
    int points = layout.length / 2;
    for (int e = 0; e < heads.length; e++) {
      if (due[e] > epoch) {
        continue;
      }
      due[e] += period[e];
      attract(2 * heads[e], 2 * tails[e], learningRate);
      for (int n = 0; n < NEGATIVES; n++) {
        int other = random.nextInt(points);
        if (other != heads[e]) {
          repel(2 * heads[e], 2 * other, learningRate);
        }
      }
    }
  }

  private void attract(int head, int tail, float learningRate) {
    float x = layout[head] - layout[tail];
    float y = layout[head + 1] - layout[tail + 1];
    double square = x * x + y * y;
    if (square == 0) {
      return;
    }
    double power = Math.pow(square, B);
    float pull = (float) (-2 * A * B * power / square / (1 + A * power));
    float moveX = clipped(pull * x) * learningRate;
    float moveY = clipped(pull * y) * learningRate;
    layout[head] += moveX;
    layout[head + 1] += moveY;
    layout[tail] -= moveX;
    layout[tail + 1] -= moveY;
  }

  private void repel(int head, int other, float learningRate) {
    float x = layout[head] - layout[other];
    float y = layout[head + 1] - layout[other + 1];
    double square = x * x + y * y;
    float push = (float) (2 * B / ((0.001 + square) * (1 + A * Math.pow(square, B))));
    layout[head] += clipped(push * x) * learningRate;
    layout[head + 1] += clipped(push * y) * learningRate;
  }

  private static float clipped(float value) {
    return Math.clamp(value, -MAX_GRADIENT, MAX_GRADIENT);
  }

  /**
   * Returns the membership strength of each neighbour, 0..1: exp(-(d - nearest) / sigma), with
   * sigma such that a point's memberships sum to log2 of the neighbour count.
   */
  static float[] memberships(Neighbours neighbours) {
    int each = neighbours.each();
    float[] distance = neighbours.distance();
    float[] weights = new float[distance.length];
    double target = Math.log(each) / Math.log(2);
    for (int from = 0; from < distance.length; from += each) {
      float nearest = distance[from];
      double low = 0;
      double high = Double.POSITIVE_INFINITY;
      double sigma = 1;
      for (int step = 0; step < 64; step++) {
        double sum = 0;
        for (int k = from; k < from + each; k++) {
          sum += Math.exp(-(distance[k] - nearest) / sigma);
        }
        if (Math.abs(sum - target) < 1e-5) {
          break;
        }
        if (sum > target) {
          high = sigma;
          sigma = (low + high) / 2;
        } else {
          low = sigma;
          sigma = high == Double.POSITIVE_INFINITY ? sigma * 2 : (low + high) / 2;
        }
      }
      for (int k = from; k < from + each; k++) {
        weights[k] = (float) Math.exp(-(distance[k] - nearest) / Math.max(sigma, 1e-6));
      }
    }
    return weights;
  }

  /**
   * Combines both directions by the fuzzy union a + b - ab, stored in {@code weights}.
   *
   * @return the edges strong enough to be sampled at least once
   */
  private static int[] edges(Neighbours neighbours, float[] weights) {
    int each = neighbours.each();
    int[] index = neighbours.index();
    float[] one = weights.clone();
    float most = 0;
    for (int edge = 0; edge < index.length; edge++) {
      int head = edge / each;
      int back = -1;
      for (int k = index[edge] * each; k < (index[edge] + 1) * each; k++) {
        back = index[k] == head ? k : back;
      }
      float other = back < 0 ? 0 : one[back];
      weights[edge] = one[edge] + other - one[edge] * other;
      most = Math.max(most, weights[edge]);
    }
    float least = most / EPOCHS;
    return IntStream.range(0, index.length)
        .filter(edge -> weights[edge] >= least && weights[edge] > 0)
        .toArray();
  }

  private static float[] scaled(float[] start) {
    float most = 0;
    for (float value : start) {
      most = Math.max(most, Math.abs(value));
    }
    float[] scaled = start.clone();
    if (most > 0) {
      for (int i = 0; i < scaled.length; i++) {
        scaled[i] *= (float) (SPAN / most);
      }
    }
    return scaled;
  }

  /**
   * Returns the position of a new point: the mean of its five nearest points' positions, weighted
   * by inverse distance.
   *
   * @param values n rows of {@code point.length}
   * @param layout n rows of two
   */
  public static float[] project(float[] point, float[] values, float[] layout) {
    int count = layout.length / 2;
    double[] nearest = new double[Math.min(5, count)];
    int[] index = new int[nearest.length];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    for (int i = 0; i < count; i++) {
      double square = 0;
      for (int j = 0; j < point.length; j++) {
        double off = values[i * point.length + j] - point[j];
        square += off * off;
      }
      int slot = nearest.length;
      while (slot > 0 && nearest[slot - 1] > square) {
        slot--;
      }
      if (slot < nearest.length) {
        System.arraycopy(nearest, slot, nearest, slot + 1, nearest.length - slot - 1);
        System.arraycopy(index, slot, index, slot + 1, nearest.length - slot - 1);
        nearest[slot] = square;
        index[slot] = i;
      }
    }
    double x = 0;
    double y = 0;
    double total = 0;
    for (int k = 0; k < nearest.length; k++) {
      double weight = 1 / (Math.sqrt(nearest[k]) + 1e-6);
      x += weight * layout[2 * index[k]];
      y += weight * layout[2 * index[k] + 1];
      total += weight;
    }
    return new float[] {(float) (x / total), (float) (y / total)};
  }
}
