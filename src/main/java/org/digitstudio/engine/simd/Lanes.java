package org.digitstudio.engine.simd;

/**
 * Element by element work on runs of values, in a vector and a scalar version that agree within
 * rounding. Rows are {@code width} values long, a multiple of 32, and follow each other.
 */
public abstract class Lanes {

  public static Lanes of(Tiles tiles) {
    return tiles instanceof ScalarTiles ? new ScalarLanes() : vector();
  }

  private static Lanes vector() {
    return new VectorLanes();
  }

  /** Adds the bias to every row, and cuts negatives to 0 where {@code relu}. */
  public abstract void addBias(
      float[] values, int at, int rows, int width, float[] bias, int biasAt, boolean relu);

  /** {@code to = from * scale + shift}, one scale and shift a column. */
  public abstract void affine(
      float[] from, int fromAt, float[] to, int toAt, int rows, float[] scale, float[] shift);

  /** Adds every row to {@code sums}. */
  public abstract void addColumns(
      float[] values, int at, int rows, int width, float[] sums, int sumsAt);

  /** Adds every row's products {@code a * b} to {@code sums}. */
  public abstract void addColumnProducts(
      float[] a, int aAt, float[] b, int bAt, int rows, float[] sums, int width);

  /** {@code g = g * scale + x * slope + shift}, one of each a column; in place. */
  public abstract void blend(
      float[] g, int gAt, float[] x, int xAt, int rows, Coefficients coefficients);

  /**
   * {@code g = y == 0 ? 0 : g * scale}; in place, for a ReLU's values y, or where one array holds
   * both values and gradients.
   */
  public abstract void gate(float[] g, float[] y, int at, int count, float scale);

  /**
   * Drops each value with a probability of {@code threshold / 2^24} and scales the rest. Which ones
   * depends on the key and the place alone.
   */
  public abstract void drop(float[] values, int at, int count, int key, int threshold, float scale);

  /**
   * Which values are not 0: bit i for the i-th.
   *
   * @param count at most 64; up to 15 more values are read and left out
   */
  abstract long notZero(float[] values, int at, int count);

  /**
   * One step of Adam for {@code count} weights.
   *
   * @param decay what part of the weight itself is taken away
   */
  public abstract void adam(
      AdamRun run, float decay, float[] weights, int at, float[] gradient, int from, int count);

  /** What {@link #blend} needs for each column. */
  public record Coefficients(float[] scale, float[] slope, float[] shift) {
    public static Coefficients of(int width) {
      return new Coefficients(new float[width], new float[width], new float[width]);
    }
  }

  /**
   * The moments, indexed like the weights, and this step's numbers; reused from step to step, and
   * within one all workers read the same.
   */
  public static final class AdamRun {
    public float[] mean = {};
    public float[] square = {};
    public float beta1;
    public float beta2;
    public float epsilon;

    /** The rate with Adam's two corrections for a young average. */
    public float rate;
  }
}
