package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Seven rows by two vectors of columns: half of {@link VectorTile14}, for what is left over. */
final class VectorTile7 {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private VectorTile7() {}

  static void multiply(MatrixProduct t, int column) {
    float[] a = t.a;
    float[] b = t.b;
    float[] c = t.c;
    int[] steps = t.steps;
    int a0 = t.aStart;
    int row = t.aRow;
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    int c0 = t.cStart + column;
    int cRow = t.cRow;
    FloatVector s00 = VectorTiles.start(t, c0);
    FloatVector s01 = VectorTiles.start(t, c0 + L);
    FloatVector s10 = VectorTiles.start(t, c0 + cRow);
    FloatVector s11 = VectorTiles.start(t, c0 + cRow + L);
    FloatVector s20 = VectorTiles.start(t, c0 + 2 * cRow);
    FloatVector s21 = VectorTiles.start(t, c0 + 2 * cRow + L);
    FloatVector s30 = VectorTiles.start(t, c0 + 3 * cRow);
    FloatVector s31 = VectorTiles.start(t, c0 + 3 * cRow + L);
    FloatVector s40 = VectorTiles.start(t, c0 + 4 * cRow);
    FloatVector s41 = VectorTiles.start(t, c0 + 4 * cRow + L);
    FloatVector s50 = VectorTiles.start(t, c0 + 5 * cRow);
    FloatVector s51 = VectorTiles.start(t, c0 + 5 * cRow + L);
    FloatVector s60 = VectorTiles.start(t, c0 + 6 * cRow);
    FloatVector s61 = VectorTiles.start(t, c0 + 6 * cRow + L);
    for (int p = t.from; p < to; p++) {
      int q = a0 + steps[p];
      FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * bStep);
      FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * bStep + L);
      FloatVector v = FloatVector.broadcast(S, a[q]);
      s00 = v.fma(b0, s00);
      s01 = v.fma(b1, s01);
      v = FloatVector.broadcast(S, a[q + row]);
      s10 = v.fma(b0, s10);
      s11 = v.fma(b1, s11);
      v = FloatVector.broadcast(S, a[q + 2 * row]);
      s20 = v.fma(b0, s20);
      s21 = v.fma(b1, s21);
      v = FloatVector.broadcast(S, a[q + 3 * row]);
      s30 = v.fma(b0, s30);
      s31 = v.fma(b1, s31);
      v = FloatVector.broadcast(S, a[q + 4 * row]);
      s40 = v.fma(b0, s40);
      s41 = v.fma(b1, s41);
      v = FloatVector.broadcast(S, a[q + 5 * row]);
      s50 = v.fma(b0, s50);
      s51 = v.fma(b1, s51);
      v = FloatVector.broadcast(S, a[q + 6 * row]);
      s60 = v.fma(b0, s60);
      s61 = v.fma(b1, s61);
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + L);
    s10.intoArray(c, c0 + cRow);
    s11.intoArray(c, c0 + cRow + L);
    s20.intoArray(c, c0 + 2 * cRow);
    s21.intoArray(c, c0 + 2 * cRow + L);
    s30.intoArray(c, c0 + 3 * cRow);
    s31.intoArray(c, c0 + 3 * cRow + L);
    s40.intoArray(c, c0 + 4 * cRow);
    s41.intoArray(c, c0 + 4 * cRow + L);
    s50.intoArray(c, c0 + 5 * cRow);
    s51.intoArray(c, c0 + 5 * cRow + L);
    s60.intoArray(c, c0 + 6 * cRow);
    s61.intoArray(c, c0 + 6 * cRow + L);
  }
}
