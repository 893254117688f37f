package org.digitstudio.ink.synthesis;

import java.util.random.RandomGenerator;

/** Random draws shared by the classes of this package. */
record RandomDraws(RandomGenerator random) {
  /** Returns a uniform value from {@code from} to {@code to}. */
  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** Returns a normally distributed value around 0. */
  double normal(double deviation) {
    return deviation * random.nextGaussian();
  }

  /** Returns a normally distributed value around 0, clamped to {@code most} on either side. */
  double normal(double deviation, double most) {
    return Math.clamp(normal(deviation), -most, most);
  }

  /** Returns true with a probability, 0..1. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** Returns {@code one} with a probability and {@code other} otherwise. */
  double either(double probability, double one, double other) {
    return happens(probability) ? one : other;
  }
}
