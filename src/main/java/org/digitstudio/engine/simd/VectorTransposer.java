package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** {@link Transposer} on vectors, in squares of as many rows as a vector has lanes. */
final class VectorTransposer extends Transposer {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  /** Interleaves the first halves of two vectors. */
  private static final VectorShuffle<Float> FIRST = VectorShuffle.makeZip(S, 0);

  /** Interleaves the second halves of two vectors. */
  private static final VectorShuffle<Float> SECOND = VectorShuffle.makeZip(S, 1);

  private final float[] square = new float[L * L];

  @Override
  public void transpose(
      float[] from,
      int fromAt,
      int fromRow,
      int rows,
      int columns,
      float[] to,
      int toAt,
      int toRow) {
    int wholeRows = rows / L * L;
    int wholeColumns = columns / L * L;
    for (int i = 0; i < wholeRows; i += L) {
      for (int j = 0; j < wholeColumns; j += L) {
        transposeSquare(from, fromAt + i * fromRow + j, fromRow, to, toAt + j * toRow + i, toRow);
      }
    }
    int below = fromAt + wholeRows * fromRow;
    super.transpose(from, below, fromRow, rows - wholeRows, columns, to, toAt + wholeRows, toRow);
    int right = fromAt + wholeColumns;
    int next = toAt + wholeColumns * toRow;
    super.transpose(from, right, fromRow, wholeRows, columns - wholeColumns, to, next, toRow);
  }

  /**
   * Transposes L x L values. A round interleaves each row of the upper half with one of the lower
   * half; after log2(L) rounds rows are columns.
   */
  private void transposeSquare(
      float[] from, int fromAt, int fromRow, float[] to, int toAt, int toRow) {
    twoRounds(from, fromAt, fromRow, square, 0, L);
    if (L == 16) {
      twoRounds(square, 0, L, to, toAt, toRow);
    } else {
      round(square, 0, L, to, toAt, toRow);
    }
  }

  private static void round(
      float[] from, int fromAt, int fromRow, float[] to, int toAt, int toRow) {
    for (int i = 0; i < L / 2; i++) {
      FloatVector a = FloatVector.fromArray(S, from, fromAt + i * fromRow);
      FloatVector b = FloatVector.fromArray(S, from, fromAt + (i + L / 2) * fromRow);
      a.rearrange(FIRST, b).intoArray(to, toAt + 2 * i * toRow);
      a.rearrange(SECOND, b).intoArray(to, toAt + (2 * i + 1) * toRow);
    }
  }

  private static void twoRounds(
      float[] from, int fromAt, int fromRow, float[] to, int toAt, int toRow) {
    for (int i = 0; i < L / 4; i++) {
      FloatVector a = FloatVector.fromArray(S, from, fromAt + i * fromRow);
      FloatVector b = FloatVector.fromArray(S, from, fromAt + (i + L / 4) * fromRow);
      FloatVector c = FloatVector.fromArray(S, from, fromAt + (i + L / 2) * fromRow);
      FloatVector d = FloatVector.fromArray(S, from, fromAt + (i + 3 * L / 4) * fromRow);
      FloatVector upper = a.rearrange(FIRST, c);
      FloatVector lower = b.rearrange(FIRST, d);
      upper.rearrange(FIRST, lower).intoArray(to, toAt + 4 * i * toRow);
      upper.rearrange(SECOND, lower).intoArray(to, toAt + (4 * i + 1) * toRow);
      upper = a.rearrange(SECOND, c);
      lower = b.rearrange(SECOND, d);
      upper.rearrange(FIRST, lower).intoArray(to, toAt + (4 * i + 2) * toRow);
      upper.rearrange(SECOND, lower).intoArray(to, toAt + (4 * i + 3) * toRow);
    }
  }
}
