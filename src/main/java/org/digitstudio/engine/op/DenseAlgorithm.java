package org.digitstudio.engine.op;

/** The matrix products of a dense layer, forward and backward. */
interface DenseAlgorithm {
  /** Computes the pre-activations of some images, without the bias. */
  void forward(int from, int to, int worker);

  /**
   * Computes the gradient by the inputs for some images; does nothing where {@link #weightGradient}
   * also computes it.
   */
  default void inputGradient(int from, int to, int worker) {}

  /** Computes the gradient by the weights of a worker's inputs and updates these weights. */
  void weightGradient(BatchContext batch, int worker);

  /** Recomputes what is derived from the weights. */
  default void refresh() {}

  /**
   * Operands of both algorithms.
   *
   * @param weightsAt where the weights begin: a row of {@code out.size} for each input
   * @param wantsInputs whether the gradient by the inputs is needed
   */
  record Operands(
      LayerContext context, Activations in, Activations out, int weightsAt, boolean wantsInputs) {
    float[] weights() {
      return context.parameters.values();
    }

    /** Returns where an input's weights begin. */
    int row(int input) {
      return weightsAt + input * out.size;
    }

    /** Updates the weights of inputs {@code from} to {@code to}, exclusive. */
    void update(BatchContext batch, float[] gradient, int from, int to) {
      batch.update.apply(weights(), row(from), gradient, 0, (to - from) * out.size, true);
    }
  }
}
