package org.digitstudio.engine.simd;

/** The innermost loops, in two versions that agree within rounding: vector and scalar. */
public abstract class Tiles {

  /** The widest version this Java runs: vectors where {@code jdk.incubator.vector} is present. */
  public static Tiles best() {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return vectors && VectorTiles.isQuick() ? new VectorTiles() : scalar();
  }

  /** Plain loops that run everywhere. */
  public static Tiles scalar() {
    return new ScalarTiles();
  }

  /** Computes {@code rows} rows of the product: 14, 7 (both fastest) or any other count. */
  public abstract void multiply(MatrixProduct product, int rows);

  /**
   * Convolves and pools at once: the largest of each 2x2 window of {@link PoolTile#count} windows
   * side by side, for 32 maps, without writing the map itself.
   */
  public abstract void pooled(PoolTile tile);

  /**
   * The largest of each 2x2 window plus the bias, negatives cut to 0 where {@code relu}.
   *
   * @param plane height x width x channels values from {@code planeStart}
   * @param out takes the pooled values from {@code outStart}
   * @param winners takes an int for each 16 channels: bit c where the winner lies in the right
   *     column, bit 16 + c where it lies in the lower row
   */
  public abstract void pool2(
      Plane plane, float[] bias, int biasStart, float[] out, int outStart, int[] winners, int from);

  /** The reverse of {@link #pool2}: each gradient goes to its winner, all others become 0. */
  public abstract void unpool2(
      Plane plane, float[] gradient, int gradientStart, int[] winners, int from);

  /** A map of height x width x channels values, channels a multiple of 32; mutable, reused. */
  public static final class Plane {
    public float[] values = {};
    int start;
    public int height;
    public int width;
    public int channels;
    public boolean relu;
  }
}
