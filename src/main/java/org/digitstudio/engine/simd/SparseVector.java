package org.digitstudio.engine.simd;

/** Nonzero values with their indices; mutable, reused by one thread. */
public final class SparseVector {
  /** Room beyond the last value, because whole vectors are written. */
  private static final int SLACK = 16;

  final int[] indices;
  final float[] values;
  int count;

  public SparseVector(int capacity) {
    indices = new int[capacity + SLACK];
    values = new float[capacity + SLACK];
  }
}
