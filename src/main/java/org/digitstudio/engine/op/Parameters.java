package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.MatrixProduct;

/**
 * A network's parameters in the engine's own order: layers reserve their ranges while the network
 * is built, then all parameters lie in one array. Networks for inference may share it.
 */
public final class Parameters {
  /**
   * Unused values before the first range. Arrays begin with a header of 16 bytes, and large ones at
   * a memory page: after twelve values a row of weights is aligned to a cache line, so that no
   * vector spans two lines.
   */
  static final int LEAD_IN = 12;

  private int reserved = LEAD_IN;
  private float[] values = {};

  /** Reserves {@code count} values, rounded up to a multiple of 32, and returns their offset. */
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
