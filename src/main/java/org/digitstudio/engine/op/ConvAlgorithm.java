package org.digitstudio.engine.op;

/**
 * The linear part of a convolution: computes pre-activations (without bias) from inputs, and the
 * gradients by weights and inputs from the gradient by the pre-activations.
 */
interface ConvAlgorithm {

  /** Returns the maximum number of images for one call of {@link #forward}. */
  int imagesAtOnce();

  /**
   * Computes the pre-activations of images {@code from} to {@code to}, exclusive.
   *
   * @param target receives them, image after image, from {@code targetAt}
   */
  void forward(int from, int to, float[] target, int targetAt, int worker);

  /** Returns the names of the backward pass's phases. */
  String[] backwardPhases();

  /**
   * Runs a phase of the backward pass, which computes the gradients by weights and inputs and
   * updates the weights.
   */
  void backward(int phase, BatchContext batch, int worker);

  /** Recomputes what is derived from the weights. */
  void refresh();

  /** Access to the gradient by the pre-activations. */
  interface OutputGradient {
    /** Computes the gradient for one image; to be called once per image, before it is read. */
    void prepare(int image, int worker);

    /** The gradient, image after image. */
    float[] values();

    /** Writes the bias's gradient to the start of the parameters' gradient. */
    void sumBias(BatchContext batch, float[] gradient);
  }

  /**
   * Operands of both algorithms.
   *
   * @param wantsInputs whether the gradient by the inputs is needed
   */
  record Operands(
      LayerContext context,
      ConvGeometry geometry,
      ConvParameters parameters,
      Activations in,
      boolean wantsInputs,
      OutputGradient gradient,
      int capacity) {}
}
