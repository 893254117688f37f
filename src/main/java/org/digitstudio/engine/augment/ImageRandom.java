package org.digitstudio.engine.augment;

/**
 * Random numbers for one picture of one epoch: they depend on the seed, the epoch and the picture
 * alone, so that the number of threads changes nothing. SplitMix64 (Steele, Lea and Flood 2014).
 */
public final class ImageRandom {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private long state;

  void reset(long seed, long epoch, long picture) {
    state = begin(seed, epoch, picture);
  }

  private static long begin(long seed, long epoch, long picture) {
    return mix(mix(mix(seed + GOLDEN) + epoch * GOLDEN) + picture * GOLDEN);
  }

  /** 32 bits that differ for each seed, epoch and picture. */
  public static int key(long seed, long epoch, long picture) {
    return (int) (begin(seed, epoch, picture) >>> 32);
  }

  /** Uniform in 0 up to, not including, 1. */
  double unit() {
    state += GOLDEN;
    return (mix(state) >>> 11) * 0x1.0p-53;
  }

  /** Uniform in -most to most. */
  double around(double most) {
    return (2 * unit() - 1) * most;
  }

  /** Mean 0 and variance 1, by the sum of four uniforms: light tails suit a displacement. */
  double bell() {
    return (unit() + unit() + unit() + unit() - 2) * Math.sqrt(3);
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
