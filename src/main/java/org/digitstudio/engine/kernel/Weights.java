package org.digitstudio.engine.kernel;

/**
 * A network's numbers in the engine's own order: layers reserve their parts while the network is
 * built, then all of it is one array. Networks that only predict may share it.
 */
final class Weights {
  private int reserved;
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
