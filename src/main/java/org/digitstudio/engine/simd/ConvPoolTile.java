package org.digitstudio.engine.simd;

/**
 * Operands of {@link PoolingKernels#convolveAndPool}: one 2 x 2 pooling window of a convolution's
 * output, for 32 channels. Mutable and reused; one instance serves one thread.
 *
 * <p>Term p of the window's first position is {@code a[aStart + steps[p]]}; the position to its
 * right lies {@code aRow} further, the one below {@code aLine}. Term p of the kernels is the 32
 * values from {@code b[bStart + p * 32]}.
 */
public final class ConvPoolTile {
  public float[] a = {};
  public int aStart;
  public int aRow;
  public int aLine;
  public int[] steps = {};
  public float[] b = {};
  public int bStart;

  /** The terms to sum, a bit each; all others meet zeros only. */
  public long terms;

  public float[] bias = {};
  public int biasStart;
  public float[] out = {};
  public int outStart;

  /** Whether to note where the largest values lie, which only the backward pass needs. */
  public boolean keepsWinners;

  /** Written as {@link PoolingKernels#maxPool} does. */
  public int[] winners = {};

  public int winnersStart;
}
