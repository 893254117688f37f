package org.digitstudio.engine.simd;

/**
 * Elementwise loops over contiguous values, in a vector and a scalar version. Rows are {@code
 * width} values long, a multiple of 32, and contiguous.
 */
public abstract class ElementwiseKernels {

  /** Adds the bias to every row, followed by a ReLU where {@code relu}. */
  public abstract void addBias(
      float[] values, int at, int rows, int width, float[] bias, int biasAt, boolean relu);

  /**
   * Computes {@code to = from * scale + shift}, with a scale and a shift per column, followed by a
   * ReLU where {@code relu}.
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
   * Computes {@code to = g * scale + x * slope + shift}, with coefficients per column.
   *
   * @param at offset of the rows in all three arrays; {@code to} may be {@code g}
   */
  public abstract void combine(
      float[] g, float[] x, float[] to, int at, int rows, Coefficients coefficients);

  /**
   * Computes the gradient of a ReLU, {@code g = y == 0 ? 0 : g * scale}, in place; y are the ReLU's
   * outputs, or one array holds both outputs and gradients.
   */
  public abstract void gate(float[] g, float[] y, int at, int count, float scale);

  /**
   * Drops each value with probability {@code threshold / 2^24} and scales the others. The choice
   * depends only on the key and the value's index relative to {@code at}.
   */
  public abstract void drop(float[] values, int at, int count, int key, int threshold, float scale);

  /**
   * Finds the nonzero values: bit i is set for the i-th.
   *
   * @param count at most 64; up to 15 more values are read and ignored
   */
  abstract long nonzeroBits(float[] values, int at, int count);

  /**
   * Updates {@code count} weights by one step of Adam.
   *
   * @param decay the fraction of the weight itself that is subtracted
   */
  public abstract void adam(
      AdamState state, float decay, float[] weights, int at, float[] gradient, int from, int count);

  /** Coefficients of {@link #combine}, one of each per column. */
  public record Coefficients(float[] scale, float[] slope, float[] shift) {
    public static Coefficients of(int width) {
      return new Coefficients(new float[width], new float[width], new float[width]);
    }
  }

  /**
   * Adam's moments, indexed like the weights, and the constants of the current step. Reused from
   * step to step; shared by all workers.
   */
  public static final class AdamState {
    public float[] mean = {};
    public float[] square = {};
    public float beta1;
    public float beta2;
    public float epsilon;

    /** The learning rate times Adam's two bias corrections. */
    public float stepSize;
  }
}
