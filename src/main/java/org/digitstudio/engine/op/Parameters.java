package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.MatrixProduct;

/**
 * A network's numbers in the engine's own order: layers reserve their parts while the network is
 * built, then all of it is one array. Networks that only predict may share it.
 */
public final class Parameters {
  /**
   * Java's arrays begin with 16 bytes of their own, and large ones where a memory page does: twelve
   * values later a row of weights begins with a line of the cache, so that no vector lies across
   * two.
   */
  static final int LEAD_IN = 12;

  private int reserved = LEAD_IN;
  private float[] values = {};

  /** Reserves a multiple of 32 values and says where they begin. */
  int reserve(int count) {
    int at = reserved;
    reserved += MatrixProduct.padded(count);
    return at;
  }

  public int size() {
    return reserved;
  }

  public void use(float[] newValues) {
    values = newValues;
  }

  float[] values() {
    return values;
  }
}
