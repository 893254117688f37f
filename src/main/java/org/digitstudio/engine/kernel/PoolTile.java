package org.digitstudio.engine.kernel;

/**
 * What {@link Tiles#pooled} is asked for: 2x2 windows side by side, 32 maps. Mutable and reused;
 * one instance serves one thread.
 *
 * <p>Term p of the window's first place is {@code a[aStart + steps[p]]}; the place to its right
 * lies {@code aRow} on, the one below {@code aLine}. Term p of the kernels is the 32 values from
 * {@code b[bStart + p * 32]}.
 */
final class PoolTile {
  float[] a = {};
  int aStart;
  int aRow;
  int aLine;
  int[] steps = {};
  float[] b = {};
  int bStart;

  /** The terms that count, all others being 0. */
  int[] terms = {};

  int termCount;

  /** How many windows: 1 or 2. */
  int count;

  float[] bias = {};
  int biasStart;

  /** 0 where a ReLU cuts, minus infinity where nothing does. */
  float floor;

  float[] out = {};
  int outStart;

  /** Values from one window's answer to the next: all maps. */
  int outRow;

  /** Whether to note where the winners lie: to read, nobody needs to know. */
  boolean keepsWinners;

  /** As {@link Tiles#pool2} writes them. */
  int[] winners = {};

  int winnersStart;

  /** Takes the sums of two windows, for two vectors of maps. */
  final float[] sums = new float[2 * 4 * Product.COLUMNS];
}
