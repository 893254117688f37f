package org.digitstudio.engine.simd;

/** Which pixels of a padded picture are not empty, a bit each; mutable, reused. */
public final class InkMask {
  /** Columns that have a bit. */
  public static final int WIDEST = Long.SIZE;

  /** Says that everything may hold something. */
  public static final InkMask EVERYWHERE = new InkMask(0, 1);

  private final int stride;
  private final long[] rows;

  /** Bit x of row y: whether ink lies in the 2 x 4 pixels, a stride apart, that begin there. */
  private final long[] blocks;

  /**
   * @param height of the padded picture, which is at most {@link #WIDEST} wide
   * @param stride of the kernel that slides over it
   */
  public InkMask(int height, int stride) {
    this.stride = stride;
    this.rows = new long[height];
    this.blocks = new long[height];
  }

  /** Looks at a picture; {@code padded} has room for a whole vector behind it. */
  public void measure(Lanes lanes, float[] padded, int width) {
    for (int row = 0; row < rows.length; row++) {
      rows[row] = lanes.notZero(padded, row * width, width);
    }
    for (int row = 0; row < rows.length; row++) {
      long two = rows[row] | (row + stride < rows.length ? rows[row + stride] : 0);
      two |= two >>> stride;
      blocks[row] = two | two >>> 2 * stride;
    }
  }

  /** Whether nothing is in a rectangle. */
  public boolean blank(int row, int height, int column, int width) {
    if (rows.length == 0) {
      return false;
    }
    long any = 0;
    for (int i = row; i < row + height; i++) {
      any |= rows[i];
    }
    return (any >>> column & ones(width)) == 0;
  }

  /**
   * Lists which terms of a kernel meet ink when it covers two pooling windows side by side, 2 x 4
   * places, from {@code row} and {@code column} on.
   *
   * @param terms takes them in their order
   * @return how many they are
   */
  public int meet(int row, int column, int kernelHeight, int kernelWidth, int[] terms) {
    int n = 0;
    for (int i = 0; i < kernelHeight; i++) {
      long bits = blocks[row + i] >>> column & ones(kernelWidth);
      while (bits != 0) {
        terms[n++] = i * kernelWidth + Long.numberOfTrailingZeros(bits);
        bits &= bits - 1;
      }
    }
    return n;
  }

  private static long ones(int count) {
    return count >= Long.SIZE ? -1 : (1L << count) - 1;
  }
}
