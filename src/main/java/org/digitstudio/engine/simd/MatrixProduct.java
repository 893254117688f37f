package org.digitstudio.engine.simd;

/**
 * Operands of a {@link MatrixKernel}: one small matrix product, C = A B or C += A B, with 32
 * columns. Mutable and reused, so that a batch allocates nothing; one instance serves one thread.
 *
 * <p>Row r, term p of A is {@code a[aStart + r * aRow + steps[p]]}. Term p of B is the 32 values
 * from {@code b[bStart + p * bStep]}. Row r of C is the 32 values from {@code c[cStart + r *
 * cRow]}. Terms run from {@code from} to {@code to}, exclusive.
 */
public final class MatrixProduct {
  public static final int COLUMNS = 32;

  public float[] a = {};
  public int aStart;
  public int aRow;
  public int[] steps = {};
  public float[] b = {};
  public int bStart;
  public int bStep = COLUMNS;
  public int from;
  public int to;
  public float[] c = {};
  public int cStart;
  public int cRow;

  /** Whether the product is added to C instead of replacing it. */
  public boolean add;

  /** Rounds a count up to whole groups of 32 columns. */
  public static int padded(int count) {
    return (count + COLUMNS - 1) / COLUMNS * COLUMNS;
  }

  /** Returns {@code count} multiples of {@code step}, from 0. */
  public static int[] evenSteps(int count, int step) {
    int[] steps = new int[count];
    for (int i = 0; i < count; i++) {
      steps[i] = i * step;
    }
    return steps;
  }
}
