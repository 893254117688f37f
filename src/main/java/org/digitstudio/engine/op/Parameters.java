package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.MatrixProduct;

/**
 * A network's parameters in the engine's own order: layers reserve their ranges while the network
 * is built, then all of it is one array. Networks that only predict may share it.
 */
public final class Parameters {
  /**
   * Values before the first range. Java's arrays begin with a header of 16 bytes, and large ones
   * where a memory page does: after twelve values a row of weights begins with a cache line, so
   * that no vector lies across two.
   */
  static final int LEAD_IN = 12;

  private int reserved = LEAD_IN;
  private float[] values = {};

  /** Reserves room for a count, rounded up to a multiple of 32, and returns where it begins. */
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
