package org.digitstudio.engine.simd;

/**
 * Operands of a dense layer's backward pass for one input i, over the images p in which its value
 * x(p) is nonzero. With G the gradient by the layer's outputs, one row per image, and W(i) the
 * weights of the input, it computes
 *
 * <ul>
 *   <li>the weight gradient {@code sums = sum over p of x(p) G(p)}, and
 *   <li>the input gradient {@code inputs[p] = G(p) . W(i)}.
 * </ul>
 *
 * <p>Mutable, reused by one thread.
 */
public final class InputGradient {
  /** The images, by their distance from the row at {@code gradientAt}, with the input's values. */
  public final SparseVector images;

  public float[] gradient = {};
  public int gradientAt;

  /** Values of a row of G, a multiple of 32. */
  public int width;

  public float[] weights = {};
  public int weightsAt;
  public float[] sums = {};
  public int sumsAt;

  /** Whether results are added to the present sums instead of replacing them. */
  public boolean add;

  /** Receives the input gradient of each image; empty if not needed. */
  public float[] inputs = {};

  public int inputsAt;

  /** Distance from one image's input to the next one's. */
  public int inputsStep;

  /**
   * @param capacity maximum number of images
   */
  public InputGradient(int capacity) {
    images = new SparseVector(capacity);
  }
}
