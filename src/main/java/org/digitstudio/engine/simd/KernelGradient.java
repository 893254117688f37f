package org.digitstudio.engine.simd;

/**
 * Operands of the backward pass through a first convolution with ReLU and 2 x 2 pooling, for one
 * image: the gradient by its pooled values, one row per channel. Mutable, reused by one thread.
 */
public final class KernelGradient {
  /** Rows of the largest kernel. */
  public static final int MAX_ROWS = 5;

  /** Columns of the largest kernel; results for columns that a kernel lacks are meaningless. */
  public static final int MAX_COLUMNS = 8;

  /** Length of a channel's row: its pooled positions, zero-padded to a whole vector. */
  public final int row;

  /** The gradient by the pooled values, 0 where the ReLU was inactive. */
  public final float[] gradient;

  /**
   * The maxima's corners, one row per 16 channels, as {@link PoolingKernels#maxPool} writes them.
   */
  public final int[] corners;

  /** Offset of each pooling window in the padded image; negative where the image is blank. */
  public final int[] windows;

  /** Offsets of a channel's winners in the padded image, with their gradients. */
  public final SparseVector winners;

  public final float[] bias;

  /** Offset from a window's first corner to its right one. */
  final int right;

  /** Offset from a window's first corner to its lower one. */
  final int lower;

  public KernelGradient(int positions, int channels, int right, int lower) {
    this.row = (positions + 15) / 16 * 16;
    this.gradient = new float[channels * row];
    this.corners = new int[(channels + 15) / 16 * row];
    this.windows = new int[row];
    this.winners = new SparseVector(row);
    this.bias = new float[channels];
    this.right = right;
    this.lower = lower;
  }
}
