package org.digitstudio.engine.op;

/**
 * A layer as the engine runs it. Work comes in phases; all workers end one before any begins the
 * next, and each looks only at its own share of pictures, or of weights.
 */
public abstract class LayerOp {
  /** What a phase is called where times are shown. */
  public abstract String name(boolean forward, int phase);

  public int forwardPhases(boolean training) {
    return 1;
  }

  public abstract void forward(int phase, BatchContext step, int worker);

  public int backwardPhases() {
    return 1;
  }

  public abstract void backward(int phase, BatchContext step, int worker);

  /** Values this layer keeps in the engine's arrays; a multiple of 32. */
  int size() {
    return 0;
  }

  /** Copies from Deeplearning4j's order, at {@code offset}, into the engine's. */
  public void load(float[] flat, int offset, float[] engine) {}

  /** The reverse of {@link #load}. */
  public void store(float[] engine, float[] flat, int offset) {}

  /** Makes what is derived from the weights after they were loaded. */
  public void refresh() {}
}
