package org.digitstudio.engine.augment;

import java.util.SplittableRandom;

/** The order in which an epoch visits the images: the same for every engine. */
public final class BatchOrder {
  private BatchOrder() {}

  /** Returns all indices below {@code count}, shuffled by the seed and the epoch (from 0). */
  public static int[] shuffled(int count, long seed, int epoch) {
    int[] order = new int[count];
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + epoch + 1);
    for (int i = 0; i < count; i++) {
      int other = random.nextInt(i + 1);
      order[i] = order[other];
      order[other] = i;
    }
    return order;
  }
}
