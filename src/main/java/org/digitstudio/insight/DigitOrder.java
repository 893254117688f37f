package org.digitstudio.insight;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Sort orders of images. Ties keep table order; unclassified images come last. */
public enum DigitOrder {
  INDEX,
  LOWEST_CONFIDENCE,
  HIGHEST_CONFIDENCE,
  HIGHEST_LOSS,
  LOWEST_LOSS,
  SHUFFLED;

  /**
   * Returns the rows in this order, in a new array.
   *
   * @param rows in table order
   * @param seed used by {@link #SHUFFLED} only
   */
  public int[] sort(DigitTable table, int[] rows, long seed) {
    return switch (this) {
      case INDEX -> rows.clone();
      case LOWEST_CONFIDENCE -> byKey(rows, row -> table.confidence(row));
      case HIGHEST_CONFIDENCE -> byKey(rows, row -> -table.confidence(row));
      case HIGHEST_LOSS -> byKey(rows, row -> -table.loss(row));
      case LOWEST_LOSS -> byKey(rows, row -> table.loss(row));
      case SHUFFLED -> shuffle(rows, seed);
    };
  }

  private interface Key {
    float of(int row);
  }

  /** Packs key and position into one long, with the key's bits made order-preserving. */
  private static int[] byKey(int[] rows, Key key) {
    long[] pairs = new long[rows.length];
    for (int i = 0; i < rows.length; i++) {
      float value = key.of(rows[i]);
      int bits = Float.isNaN(value) ? Integer.MAX_VALUE : Float.floatToIntBits(value + 0f);
      int sortable = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
      pairs[i] = (long) sortable << 32 | i;
    }
    Arrays.sort(pairs);
    int[] sorted = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      sorted[i] = rows[(int) pairs[i]];
    }
    return sorted;
  }

  private static int[] shuffle(int[] rows, long seed) {
    int[] shuffled = rows.clone();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = shuffled.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int kept = shuffled[i];
      shuffled[i] = shuffled[other];
      shuffled[other] = kept;
    }
    return shuffled;
  }
}
