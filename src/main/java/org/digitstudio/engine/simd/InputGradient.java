package org.digitstudio.engine.simd;

/**
 * Operands of a dense layer's backward pass for one input i, over the images p in which its value
 * x(p) is not zero. With G the gradient by the layer's outputs, a row for each image, and W(i) the
 * input's weights it computes
 *
 * <ul>
 *   <li>the weights' gradient {@code sums = sum over p of x(p) G(p)}, and
 *   <li>the input's gradient {@code inputs[p] = G(p) . W(i)}.
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

  /** Whether the result is added to the old sums, which it otherwise replaces. */
  public boolean add;

  /** Receives the input's gradient in each image; empty where none is wanted. */
  public float[] inputs = {};

  public int inputsAt;

  /** Distance from one image's input to the next one's. */
  public int inputsStep;

  /**
   * @param capacity the most images
   */
  public InputGradient(int capacity) {
    images = new SparseVector(capacity);
  }
}
