package org.digitstudio.lab.paper;

import java.util.List;
import java.util.SplittableRandom;

/** A seeded source of chance with the few draws that the makers of paper need. */
public final class Chance {
  private final SplittableRandom random;

  public Chance(long seed) {
    this.random = new SplittableRandom(mixed(seed));
  }

  /** Takes seeds that follow each other far apart (the finaliser of Stafford's mix 13). */
  private static long mixed(long seed) {
    long z = (seed ^ seed >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }

  /** True with probability {@code p}. */
  boolean of(double p) {
    return random.nextDouble() < p;
  }

  /** A whole number from 0 up to, not including, {@code bound}. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  /** A whole number from {@code low} to {@code high}, both included. */
  int from(int low, int high) {
    return random.nextInt(low, high + 1);
  }

  /** Evenly between two values. */
  float between(double low, double high) {
    return (float) (low + (high - low) * random.nextDouble());
  }

  /** Evenly in the logarithm, for sizes and ratios. */
  float scaleBetween(double low, double high) {
    return (float) (low * Math.pow(high / low, random.nextDouble()));
  }

  /** Normally distributed, cut at three standard deviations. */
  float around(double mean, double deviation) {
    return (float) (mean + deviation * Math.clamp(random.nextGaussian(), -3, 3));
  }

  /** One or minus one. */
  int sign() {
    return random.nextBoolean() ? 1 : -1;
  }

  @SafeVarargs
  final <T> T pick(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** An index with probability proportional to its weight. */
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

  long seed() {
    return random.nextLong();
  }
}
