package org.digitstudio.domain;

/** The index of the largest of some values; the lowest index at a tie. */
public final class ArgMax {
  private ArgMax() {}

  /** Returns the index of the largest value. */
  public static int of(float[] values) {
    return of(values, 0, values.length);
  }

  /**
   * Returns the index of the largest of {@code count} values, counted from {@code from}.
   *
   * @param count 1 or more
   */
  public static int of(float[] values, int from, int count) {
    int best = 0;
    for (int i = 1; i < count; i++) {
      if (values[from + i] > values[from + best]) {
        best = i;
      }
    }
    return best;
  }
}
