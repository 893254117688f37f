package org.digitstudio.engine.augment;

/**
 * Random numbers for one image in one epoch. They depend only on the seed, the epoch and the image,
 * so results are the same on any number of threads. SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class ImageRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  void reset(long seed, long epoch, long image) {
    state = begin(seed, epoch, image);
  }

  private static long begin(long seed, long epoch, long image) {
    return mix(mix(mix(seed + GOLDEN) + epoch * GOLDEN) + image * GOLDEN);
  }

  /** Returns 32 random bits for a seed, an epoch and an image. */
  public static int key(long seed, long epoch, long image) {
    return (int) (begin(seed, epoch, image) >>> 32);
  }

  /** Returns a uniform value in [0, 1). */
  double uniform() {
    state += GOLDEN;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  /** Returns a uniform value in [-max, max). */
  double symmetric(double max) {
    return (2 * uniform() - 1) * max;
  }

  /**
   * Returns a value of mean 0 and variance 1, nearly normally distributed: a sum of four uniform
   * values, whose bounded range keeps displacements moderate.
   */
  double nearlyGaussian() {
    return (uniform() + uniform() + uniform() + uniform() - 2) * Math.sqrt(3);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
