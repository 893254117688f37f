package org.digitstudio.engine.simd;

/**
 * What {@link Tiles#pooled} is asked for: 2x2 windows side by side, 32 maps. Mutable and reused;
 * one instance serves one thread.
 *
 * <p>Term p of the window's first place is {@code a[aStart + steps[p]]}; the place to its right
 * lies {@code aRow} on, the one below {@code aLine}. Term p of the kernels is the 32 values from
 * {@code b[bStart + p * 32]}.
 */
public final class PoolTile {
  public float[] a = {};
  public int aStart;
  public int aRow;
  public int aLine;
  public int[] steps = {};
  public float[] b = {};
  public int bStart;

  /** The terms that count, all others being 0. */
  public int[] terms = {};

  public int termCount;

  /** How many windows: 1 or 2. */
  public int count;

  public float[] bias = {};
  public int biasStart;

  /** 0 where a ReLU cuts, minus infinity where nothing does. */
  public float floor;

  public float[] out = {};
  public int outStart;

  /** Values from one window's answer to the next: all maps. */
  public int outRow;

  /** Whether to note where the winners lie: to read, nobody needs to know. */
  public boolean keepsWinners;

  /** As {@link Tiles#pool2} writes them. */
  public int[] winners = {};

  public int winnersStart;

  /** Takes the sums of two windows, for two vectors of maps. */
  final float[] sums = new float[2 * 4 * MatrixProduct.COLUMNS];
}
