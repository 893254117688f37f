package org.digitstudio.engine.kernel;

/**
 * A network's numbers in the engine's own order: layers reserve their parts while the network is
 * built, then all of it is one array. Networks that only predict may share it.
 */
final class Weights {
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
    reserved += Product.padded(count);
    return at;
  }

  int size() {
    return reserved;
  }

  void use(float[] newValues) {
    values = newValues;
  }

  float[] values() {
    return values;
  }
}
