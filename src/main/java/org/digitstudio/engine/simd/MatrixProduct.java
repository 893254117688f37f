package org.digitstudio.engine.simd;

/**
 * One small matrix product, C (+)= A B, over 32 columns: what a {@link Tiles} is asked for. Mutable
 * and reused, so that a step allocates nothing; one instance serves one thread.
 *
 * <p>Row r, term p of A is {@code a[aStart + r * aRow + steps[p]]}; rows from the eighth on start
 * {@code aJump} after the first instead, which lets a tile span two lines of pixels. Term p of B is
 * the 32 values from {@code b[bStart + p * bStep]}. Row r of C is the 32 values from {@code
 * c[cStart + r * cRow]}, with {@code cJump} for the eighth and later rows.
 */
public final class MatrixProduct {
  public static final int COLUMNS = 32;

  public float[] a = {};
  public int aStart;
  public int aRow;
  public int aJump;
  public int[] steps = {};
  public float[] b = {};
  public int bStart;
  public int bStep = COLUMNS;
  public int from;
  public int to;
  public float[] c = {};
  public int cStart;
  public int cRow;
  public int cJump;

  /** Whether C's old values count; they are overwritten otherwise. */
  public boolean add;

  /** Makes the eighth row follow the seventh like any other. */
  public void rowsFollow() {
    aJump = 7 * aRow;
    cJump = 7 * cRow;
  }

  /** Rounds up to whole groups of columns. */
  public static int padded(int count) {
    return (count + COLUMNS - 1) / COLUMNS * COLUMNS;
  }

  /** Term p lies p times {@code step} on. */
  public static int[] evenSteps(int count, int step) {
    int[] steps = new int[count];
    for (int i = 0; i < count; i++) {
      steps[i] = i * step;
    }
    return steps;
  }
}
