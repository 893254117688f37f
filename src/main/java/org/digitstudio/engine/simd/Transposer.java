package org.digitstudio.engine.simd;

/** Turns rows into columns; in plain Java here. One instance serves one thread. */
public class Transposer {

  public static Transposer of(Tiles tiles) {
    return tiles instanceof VectorTiles && VectorTransposer.isFast()
        ? new VectorTransposer()
        : new Transposer();
  }

  /**
   * {@code to[toAt + j * toRow + i] = from[fromAt + i * fromRow + j]} for {@code rows} i and {@code
   * columns} j.
   */
  public void turn(
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
