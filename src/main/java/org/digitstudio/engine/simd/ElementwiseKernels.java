package org.digitstudio.engine.simd;

/**
 * Element by element work on runs of values, in a vector and a scalar version. Rows are {@code
 * width} values long, a multiple of 32, and follow each other.
 */
public abstract class ElementwiseKernels {

  /** Adds the bias to every row, and cuts negatives to 0 where {@code relu}. */
  public abstract void addBias(
      float[] values, int at, int rows, int width, float[] bias, int biasAt, boolean relu);

  /**
   * Computes {@code to = from * scale + shift}, one scale and shift a column, negatives cut to 0
   * where {@code relu}.
   */
  public abstract void affine(
      float[] from,
      int fromAt,
      float[] to,
      int toAt,
      int rows,
      float[] scale,
      float[] shift,
      boolean relu);

  /** Adds every row to {@code sums}. */
  public abstract void addColumns(
      float[] values, int at, int rows, int width, float[] sums, int sumsAt);

  /** Adds every row's products {@code a * b} to {@code sums}. */
  public abstract void addColumnProducts(
      float[] a, int aAt, float[] b, int bAt, int rows, float[] sums, int sumsAt, int width);

  /**
   * Computes {@code to = g * scale + x * slope + shift}, one of each a column.
   *
   * @param at where the rows begin in all three arrays; {@code to} may be {@code g}
   */
  public abstract void combine(
      float[] g, float[] x, float[] to, int at, int rows, Coefficients coefficients);

  /**
   * Computes the gradient of a ReLU, {@code g = y == 0 ? 0 : g * scale}, in place; y are the ReLU's
   * outputs, or one array holds both outputs and gradients.
   */
  public abstract void gate(float[] g, float[] y, int at, int count, float scale);

  /**
   * Drops each value with a probability of {@code threshold / 2^24} and scales the rest. The choice
   * depends on the key and the value's index from {@code at} alone.
   */
  public abstract void drop(float[] values, int at, int count, int key, int threshold, float scale);

  /**
   * Finds the values that are not 0: bit i for the i-th.
   *
   * @param count at most 64; up to 15 more values are read and ignored
   */
  abstract long nonzeroBits(float[] values, int at, int count);

  /**
   * Takes one step of Adam for {@code count} weights.
   *
   * @param decay the fraction of the weight itself that is subtracted
   */
  public abstract void adam(
      AdamState state, float decay, float[] weights, int at, float[] gradient, int from, int count);

  /** Coefficients of {@link #combine}, one of each a column. */
  public record Coefficients(float[] scale, float[] slope, float[] shift) {
    public static Coefficients of(int width) {
      return new Coefficients(new float[width], new float[width], new float[width]);
    }
  }

  /**
   * Adam's moments, indexed like the weights, and the current step's constants. Reused from step to
   * step; within one all workers read the same.
   */
  public static final class AdamState {
    public float[] mean = {};
    public float[] square = {};
    public float beta1;
    public float beta2;
    public float epsilon;

    /** The learning rate times Adam's two bias corrections. */
    public float rate;
  }
}
