package org.digitstudio.engine.simd;

/** Values that are not zero, each with the place it came from; mutable, reused by one thread. */
public final class SparseVector {
  /** Room beyond the last value, for a whole vector is written at once. */
  private static final int SLACK = 16;

  final int[] places;
  final float[] values;
  int count;

  public SparseVector(int most) {
    places = new int[most + SLACK];
    values = new float[most + SLACK];
  }
}
