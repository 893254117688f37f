package org.digitstudio.ink.synthesis;

import java.util.random.RandomGenerator;

/** Draws that the makers of drawings share. */
record Chance(RandomGenerator random) {
  /** Evenly from {@code from} to {@code to}. */
  double between(double from, double to) {
    return from + (to - from) * random.nextDouble();
  }

  /** From a normal distribution around 0. */
  double normal(double deviation) {
    return deviation * random.nextGaussian();
  }

  /** The same, with what lies farther than {@code most} from 0 moved there. */
  double normal(double deviation, double most) {
    return Math.clamp(normal(deviation), -most, most);
  }

  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  double either(double probability, double one, double other) {
    return happens(probability) ? one : other;
  }
}
