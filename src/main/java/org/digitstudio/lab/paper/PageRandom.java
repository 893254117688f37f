package org.digitstudio.lab.paper;

import java.util.List;
import java.util.SplittableRandom;

/** A seeded random generator with the distributions that the page makers draw from. */
public final class PageRandom {
  private final SplittableRandom random;

  public PageRandom(long seed) {
    this.random = new SplittableRandom(mixed(seed));
  }

  /** Scatters consecutive seeds over all 64 bits (the finalizer of Stafford's mix 13). */
  private static long mixed(long seed) {
    long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** Returns true with probability {@code p}, 0..1. */
  boolean of(double p) {
    return random.nextDouble() < p;
  }

  /** Returns a uniform integer from 0 inclusive to {@code bound} exclusive. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** Returns a uniform integer from {@code low} to {@code high}, both inclusive. */
  int from(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** Returns a uniform value between two bounds. */
  float between(double low, double high) {
    return (float) (low + (high - low) * random.nextDouble());
  }

  /** Returns a log-uniform value between two positive bounds, for sizes and ratios. */
  float scaleBetween(double low, double high) {
    return (float) (low * Math.pow(high / low, random.nextDouble()));
  }

  /** Returns a normally distributed value, clamped to three standard deviations. */
  float around(double mean, double deviation) {
    return (float) (mean + deviation * Math.clamp(random.nextGaussian(), -3, 3));
  }

  /** Returns 1 or -1, equally likely. */
  int sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  /** Returns one of the choices, each equally likely. */
  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  /** Returns one of the choices, each equally likely. */
  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** Returns an index with probability proportional to its weight. */
  int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = random.nextDouble() * sum;
    for (int i = 0; i < weights.length - 1; i++) {
      left -= weights[i];
      if (left < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }

  /** Returns a seed for another generator. */
  long seed() {
    return random.nextLong();
  }
}
