package org.digitstudio.engine.simd;

/**
 * Loops that skip the zeros left by ReLU, dropout and empty backgrounds, in a vector and a scalar
 * version. Behind the article's pooling and dropout only a quarter of the values is nonzero.
 */
public abstract class SparseKernels {

  /**
   * Selects the values above 0 in their order, with their distance from {@code at}.
   *
   * @param count a multiple of 16
   */
  public abstract void selectPositive(float[] values, int at, int count, SparseVector to);

  /**
   * Adds weighted rows of a matrix: {@code out[j] += sum of value * weights[index * width + j]}.
   *
   * @param width a multiple of 32
   */
  public abstract void addRows(
      SparseVector vector, float[] weights, int weightsAt, int width, float[] out, int outAt);

  /** Runs a dense layer's backward pass for one input. */
  public abstract void backward(InputGradient operands);

  /**
   * Selects the maxima of one channel that have a gradient, and adds to its bias gradient.
   *
   * @param channel row of the operands
   * @param bit of the winner's corner, 0 to 15, in the row of corners from {@code cornersAt}
   */
  public abstract void selectWinners(KernelGradient operands, int channel, int cornersAt, int bit);

  /**
   * Adds the pixels under each maximum, times its gradient, to one channel's kernel gradient.
   *
   * @param padded the image, from {@code paddedAt}, in lines of {@code line} values
   * @param rows of the kernel, at most {@link KernelGradient#MAX_ROWS}
   * @param sums receives MAX_ROWS x MAX_COLUMNS values from {@code at}
   */
  public abstract void addPatches(
      SparseVector winners, float[] padded, int paddedAt, int line, int rows, float[] sums, int at);
}
