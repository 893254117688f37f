package org.digitstudio.engine.simd;

/** Transposes matrices, here in plain Java. One instance serves one thread. */
public class Transposer {

  /**
   * Computes {@code to[toAt + j * toRow + i] = from[fromAt + i * fromRow + j]} for {@code rows} i
   * and {@code columns} j.
   */
  public void transpose(
      float[] from,
      int fromAt,
      int fromRow,
      int rows,
      int columns,
      float[] to,
      int toAt,
      int toRow) {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        to[toAt + j * toRow + i] = from[fromAt + i * fromRow + j];
      }
    }
  }
}
