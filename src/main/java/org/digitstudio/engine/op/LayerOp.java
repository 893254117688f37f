package org.digitstudio.engine.op;

/**
 * A layer as the engine runs it. Work is split into phases: all workers finish a phase before any
 * of them begins the next, and each writes only its own share of the images or of the parameters.
 * The results of a phase do not depend on the number of workers, so any number gives the same bits.
 */
public abstract class LayerOp {

  /** Returns a phase's name for the profile. */
  public abstract String name(boolean forward, int phase);

  public int forwardPhases(boolean training) {
    return 1;
  }

  public abstract void forward(int phase, BatchContext batch, int worker);

  public int backwardPhases() {
    return 1;
  }

  public abstract void backward(int phase, BatchContext batch, int worker);

  /** Returns the number of values this layer has in the engine's arrays; a multiple of 32. */
  int size() {
    return 0;
  }

  /** Copies this layer's parameters from Deeplearning4j's order into the engine's. */
  public void load(float[] flat, int offset, float[] engine) {}

  /** Copies this layer's parameters from the engine's order into Deeplearning4j's. */
  public void store(float[] engine, float[] flat, int offset) {}

  /** Recomputes values derived from the parameters, after these were loaded. */
  public void refresh() {}
}
