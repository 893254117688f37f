package org.digitstudio.engine.op;

/**
 * A layer as the engine runs it. Work comes in phases: all workers end one before any begins the
 * next, and each writes only its own share of the images or of the parameters. What a worker
 * computes does not depend on how many there are, so that any number of them gives the same bits.
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

  /** Returns how many values this layer keeps in the engine's arrays; a multiple of 32. */
  int size() {
    return 0;
  }

  /** Copies from Deeplearning4j's order, at {@code offset}, into the engine's. */
  public void load(float[] flat, int offset, float[] engine) {}

  /** Copies from the engine's order into Deeplearning4j's, at {@code offset}. */
  public void store(float[] engine, float[] flat, int offset) {}

  /** Recomputes what is derived from the parameters, after they were loaded. */
  public void refresh() {}
}
