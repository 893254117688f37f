package org.digitstudio.engine.simd;

/** A bit mask of the nonzero pixels of a padded image; mutable, reused by one thread. */
public final class InkMask {
  /** Maximum number of columns. */
  public static final int MAX_WIDTH = Long.SIZE;

  /** Maximum number of terms of a kernel. */
  public static final int MAX_TERMS = Long.SIZE;

  private final int stride;
  private final long[] rows;

  /** Bit x of row y: whether any of the 2 x 2 pixels, a stride apart, from (x, y) on is nonzero. */
  private final long[] windows;

  /**
   * @param height of the padded image, which is at most {@link #MAX_WIDTH} wide
   * @param stride of the kernel that slides over it
   */
  public InkMask(int height, int stride) {
    this.stride = stride;
    this.rows = new long[height];
    this.windows = new long[height];
  }

  /**
   * Reads an image.
   *
   * @param padded the image from {@code start} on, row by row, followed by 16 more values
   */
  public void read(ElementwiseKernels kernels, float[] padded, int start, int width) {
    for (int row = 0; row < rows.length; row++) {
      rows[row] = kernels.nonzeroBits(padded, start + row * width, width);
    }
    for (int row = 0; row < rows.length; row++) {
      long two = rows[row] | (row + stride < rows.length ? rows[row + stride] : 0);
      windows[row] = two | two >>> stride;
    }
  }

  /** Returns whether a rectangle holds only zeros. */
  public boolean isBlank(int row, int height, int column, int width) {
    long any = 0;
    for (int i = row; i < row + height; i++) {
      any |= rows[i];
    }
    return (any >>> column & ones(width)) == 0;
  }

  /**
   * Finds the terms of a kernel that meet a nonzero pixel in any of the 2 x 2 positions of a
   * pooling window.
   *
   * @param row of the window's first pixel, with its {@code column}
   * @return bit {@code i * kernelWidth + j} for term (i, j)
   */
  public long terms(int row, int column, int kernelHeight, int kernelWidth) {
    long ones = ones(kernelWidth);
    long terms = 0;
    for (int i = kernelHeight - 1; i >= 0; i--) {
      terms = terms << kernelWidth | windows[row + i] >>> column & ones;
    }
    return terms;
  }

  private static long ones(int count) {
    return count >= Long.SIZE ? -1 : (1L << count) - 1;
  }
}
