package org.digitstudio.engine.op;

/**
 * The linear part of a convolution: from inputs to pre-activations without the bias, and from their
 * gradient to those of the weights and the inputs.
 */
interface ConvAlgorithm {

  /** Returns the most images of one call of {@link #forward}. */
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
   * Runs a phase of the backward pass: computes the gradients by weights and inputs and takes the
   * weights' step.
   */
  void backward(int phase, BatchContext batch, int worker);

  /** Recomputes what is derived from the weights. */
  void refresh();

  /** Access to the gradient by the pre-activations. */
  interface OutputGradient {
    /** Computes it for one image; to be called once for each, before it is read. */
    void prepare(int image, int worker);

    /** The gradient, image after image. */
    float[] values();

    /** Writes the bias's gradient to the start of the parameters' gradient. */
    void sumBias(BatchContext batch, float[] gradient);
  }

  /**
   * Operands of both algorithms.
   *
   * @param wantsInputs whether the inputs want a gradient
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
