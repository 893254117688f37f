package org.digitstudio.engine.op;

/** A dense layer's three products, one way or another. */
interface DenseMath {
  /** Sums weighted inputs for some pictures; the bias is not its business. */
  void forward(int from, int to, int worker);

  /** The gradient by the inputs for some pictures, where that is a work of its own. */
  default void giveBack(int from, int to, int worker) {}

  /** The gradient by the weights of a worker's inputs, and at once the step they take. */
  void learn(BatchContext step, int worker);

  /** Makes what is derived from the weights after they were loaded. */
  default void refresh() {}

  /**
   * Where the products work.
   *
   * @param weightsAt where the weights begin: a row of {@code out.size} for each input
   * @param returns whether the inputs want a gradient
   */
  record Place(LayerContext kit, Activations in, Activations out, int weightsAt, boolean returns) {
    float[] weights() {
      return kit.weights.values();
    }

    int row(int input) {
      return weightsAt + input * out.size;
    }

    /** Takes the step for the weights of some inputs. */
    void update(BatchContext step, float[] gradient, int input, int end) {
      step.updater.apply(weights(), row(input), gradient, 0, (end - input) * out.size, true);
    }
  }
}
