package org.digitstudio.engine.kernel;

/**
 * A layer as the engine runs it. Work comes in phases; all workers end one before any begins the
 * next, and each looks only at its own share of pictures, or of weights.
 */
abstract class Op {
  /** What a phase is called where times are shown. */
  abstract String name(boolean forward, int phase);

  int forwardPhases(boolean training) {
    return 1;
  }

  abstract void forward(int phase, Step step, int worker);

  int backwardPhases() {
    return 1;
  }

  abstract void backward(int phase, Step step, int worker);

  /** Values this layer keeps in the engine's arrays; a multiple of 32. */
  int size() {
    return 0;
  }

  /** Copies from Deeplearning4j's order, at {@code offset}, into the engine's. */
  void load(float[] flat, int offset, float[] engine) {}

  /** The reverse of {@link #load}. */
  void store(float[] engine, float[] flat, int offset) {}

  /** Makes what is derived from the weights after they were loaded. */
  void refresh() {}
}
