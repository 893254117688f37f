package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Fourteen rows by two vectors of columns: 28 sums that live in registers over the whole product.
 * Written out because only named variables are sure to stay there.
 */
final class VectorTile14 {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private VectorTile14() {}

  @SuppressWarnings("checkstyle:MethodLength") // Fourteen named accumulators, each in a register.
  static void multiply(MatrixProduct t, int column) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int a0 = t.aStart;
    int a7 = t.aStart + t.aJump;
    int row = t.aRow;
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    float[] c = t.c;
    int c0 = t.cStart + column;
    int c7 = c0 + t.cJump;
    int cRow = t.cRow;
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    FloatVector s20 = FloatVector.zero(S);
    FloatVector s21 = FloatVector.zero(S);
    FloatVector s30 = FloatVector.zero(S);
    FloatVector s31 = FloatVector.zero(S);
    FloatVector s40 = FloatVector.zero(S);
    FloatVector s41 = FloatVector.zero(S);
    FloatVector s50 = FloatVector.zero(S);
    FloatVector s51 = FloatVector.zero(S);
    FloatVector s60 = FloatVector.zero(S);
    FloatVector s61 = FloatVector.zero(S);
    FloatVector s70 = FloatVector.zero(S);
    FloatVector s71 = FloatVector.zero(S);
    FloatVector s80 = FloatVector.zero(S);
    FloatVector s81 = FloatVector.zero(S);
    FloatVector s90 = FloatVector.zero(S);
    FloatVector s91 = FloatVector.zero(S);
    FloatVector sa0 = FloatVector.zero(S);
    FloatVector sa1 = FloatVector.zero(S);
    FloatVector sb0 = FloatVector.zero(S);
    FloatVector sb1 = FloatVector.zero(S);
    FloatVector sc0 = FloatVector.zero(S);
    FloatVector sc1 = FloatVector.zero(S);
    FloatVector sd0 = FloatVector.zero(S);
    FloatVector sd1 = FloatVector.zero(S);
    if (t.add) {
      s00 = FloatVector.fromArray(S, c, c0);
      s01 = FloatVector.fromArray(S, c, c0 + L);
      s10 = FloatVector.fromArray(S, c, c0 + cRow);
      s11 = FloatVector.fromArray(S, c, c0 + cRow + L);
      s20 = FloatVector.fromArray(S, c, c0 + 2 * cRow);
      s21 = FloatVector.fromArray(S, c, c0 + 2 * cRow + L);
      s30 = FloatVector.fromArray(S, c, c0 + 3 * cRow);
      s31 = FloatVector.fromArray(S, c, c0 + 3 * cRow + L);
      s40 = FloatVector.fromArray(S, c, c0 + 4 * cRow);
      s41 = FloatVector.fromArray(S, c, c0 + 4 * cRow + L);
      s50 = FloatVector.fromArray(S, c, c0 + 5 * cRow);
      s51 = FloatVector.fromArray(S, c, c0 + 5 * cRow + L);
      s60 = FloatVector.fromArray(S, c, c0 + 6 * cRow);
      s61 = FloatVector.fromArray(S, c, c0 + 6 * cRow + L);
      s70 = FloatVector.fromArray(S, c, c7);
      s71 = FloatVector.fromArray(S, c, c7 + L);
      s80 = FloatVector.fromArray(S, c, c7 + cRow);
      s81 = FloatVector.fromArray(S, c, c7 + cRow + L);
      s90 = FloatVector.fromArray(S, c, c7 + 2 * cRow);
      s91 = FloatVector.fromArray(S, c, c7 + 2 * cRow + L);
      sa0 = FloatVector.fromArray(S, c, c7 + 3 * cRow);
      sa1 = FloatVector.fromArray(S, c, c7 + 3 * cRow + L);
      sb0 = FloatVector.fromArray(S, c, c7 + 4 * cRow);
      sb1 = FloatVector.fromArray(S, c, c7 + 4 * cRow + L);
      sc0 = FloatVector.fromArray(S, c, c7 + 5 * cRow);
      sc1 = FloatVector.fromArray(S, c, c7 + 5 * cRow + L);
      sd0 = FloatVector.fromArray(S, c, c7 + 6 * cRow);
      sd1 = FloatVector.fromArray(S, c, c7 + 6 * cRow + L);
    }
    for (int p = t.from; p < to; p++) {
      int q0 = a0 + steps[p];
      int q7 = a7 + steps[p];
      FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * bStep);
      FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * bStep + L);
      FloatVector v = FloatVector.broadcast(S, a[q0]);
      s00 = v.fma(b0, s00);
      s01 = v.fma(b1, s01);
      v = FloatVector.broadcast(S, a[q0 + row]);
      s10 = v.fma(b0, s10);
      s11 = v.fma(b1, s11);
      v = FloatVector.broadcast(S, a[q0 + 2 * row]);
      s20 = v.fma(b0, s20);
      s21 = v.fma(b1, s21);
      v = FloatVector.broadcast(S, a[q0 + 3 * row]);
      s30 = v.fma(b0, s30);
      s31 = v.fma(b1, s31);
      v = FloatVector.broadcast(S, a[q0 + 4 * row]);
      s40 = v.fma(b0, s40);
      s41 = v.fma(b1, s41);
      v = FloatVector.broadcast(S, a[q0 + 5 * row]);
      s50 = v.fma(b0, s50);
      s51 = v.fma(b1, s51);
      v = FloatVector.broadcast(S, a[q0 + 6 * row]);
      s60 = v.fma(b0, s60);
      s61 = v.fma(b1, s61);
      v = FloatVector.broadcast(S, a[q7]);
      s70 = v.fma(b0, s70);
      s71 = v.fma(b1, s71);
      v = FloatVector.broadcast(S, a[q7 + row]);
      s80 = v.fma(b0, s80);
      s81 = v.fma(b1, s81);
      v = FloatVector.broadcast(S, a[q7 + 2 * row]);
      s90 = v.fma(b0, s90);
      s91 = v.fma(b1, s91);
      v = FloatVector.broadcast(S, a[q7 + 3 * row]);
      sa0 = v.fma(b0, sa0);
      sa1 = v.fma(b1, sa1);
      v = FloatVector.broadcast(S, a[q7 + 4 * row]);
      sb0 = v.fma(b0, sb0);
      sb1 = v.fma(b1, sb1);
      v = FloatVector.broadcast(S, a[q7 + 5 * row]);
      sc0 = v.fma(b0, sc0);
      sc1 = v.fma(b1, sc1);
      v = FloatVector.broadcast(S, a[q7 + 6 * row]);
      sd0 = v.fma(b0, sd0);
      sd1 = v.fma(b1, sd1);
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
    s70.intoArray(c, c7);
    s71.intoArray(c, c7 + L);
    s80.intoArray(c, c7 + cRow);
    s81.intoArray(c, c7 + cRow + L);
    s90.intoArray(c, c7 + 2 * cRow);
    s91.intoArray(c, c7 + 2 * cRow + L);
    sa0.intoArray(c, c7 + 3 * cRow);
    sa1.intoArray(c, c7 + 3 * cRow + L);
    sb0.intoArray(c, c7 + 4 * cRow);
    sb1.intoArray(c, c7 + 4 * cRow + L);
    sc0.intoArray(c, c7 + 5 * cRow);
    sc1.intoArray(c, c7 + 5 * cRow + L);
    sd0.intoArray(c, c7 + 6 * cRow);
    sd1.intoArray(c, c7 + 6 * cRow + L);
  }
}
