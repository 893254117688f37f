package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Matrix products in blocks of at most five rows by two vectors of columns, for processors with 16
 * vector registers (AVX2): ten sums, two vectors of B and one value of A stay in registers, and ten
 * independent sums hide the latency of the multiply-add. Also serves the row counts that {@link
 * VectorTile14} and {@link VectorTile7} do not. Each block is written out because the compiler
 * keeps only named local variables in registers.
 */
final class VectorBlocks {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MAX_ROWS = 5;

  private VectorBlocks() {}

  /** Computes rows {@code from} to {@code rows} (exclusive) in as few and as even blocks as fit. */
  static void multiply(MatrixProduct t, int from, int rows, int column) {
    int row = from;
    int blocks = (rows - from + MAX_ROWS - 1) / MAX_ROWS;
    while (row < rows) {
      int count = (rows - row + blocks - 1) / blocks;
      switch (count) {
        case 5 -> five(t, row, column);
        case 4 -> four(t, row, column);
        case 3 -> three(t, row, column);
        default -> {
          one(t, row, column);
          if (count == 2) {
            one(t, row + 1, column);
          }
        }
      }
      row += count;
      blocks--;
    }
  }

  private static int aRow(MatrixProduct t, int row) {
    return t.aStart + (row < 7 ? row * t.aRow : t.aJump + (row - 7) * t.aRow);
  }

  private static int cRow(MatrixProduct t, int row) {
    return t.cStart + (row < 7 ? row * t.cRow : t.cJump + (row - 7) * t.cRow);
  }

  private static FloatVector start(MatrixProduct t, int at) {
    return t.add ? FloatVector.fromArray(S, t.c, at) : FloatVector.zero(S);
  }

  private static void five(MatrixProduct t, int first, int column) {
    float[] a = t.a;
    float[] b = t.b;
    float[] c = t.c;
    int[] steps = t.steps;
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    int a0 = aRow(t, first);
    int a1 = aRow(t, first + 1);
    int a2 = aRow(t, first + 2);
    int a3 = aRow(t, first + 3);
    int a4 = aRow(t, first + 4);
    int c0 = cRow(t, first) + column;
    int c1 = cRow(t, first + 1) + column;
    int c2 = cRow(t, first + 2) + column;
    int c3 = cRow(t, first + 3) + column;
    int c4 = cRow(t, first + 4) + column;
    FloatVector s00 = start(t, c0);
    FloatVector s01 = start(t, c0 + L);
    FloatVector s10 = start(t, c1);
    FloatVector s11 = start(t, c1 + L);
    FloatVector s20 = start(t, c2);
    FloatVector s21 = start(t, c2 + L);
    FloatVector s30 = start(t, c3);
    FloatVector s31 = start(t, c3 + L);
    FloatVector s40 = start(t, c4);
    FloatVector s41 = start(t, c4 + L);
    for (int p = t.from; p < to; p++) {
      int q = steps[p];
      FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * bStep);
      FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * bStep + L);
      FloatVector v = FloatVector.broadcast(S, a[a0 + q]);
      s00 = v.fma(b0, s00);
      s01 = v.fma(b1, s01);
      v = FloatVector.broadcast(S, a[a1 + q]);
      s10 = v.fma(b0, s10);
      s11 = v.fma(b1, s11);
      v = FloatVector.broadcast(S, a[a2 + q]);
      s20 = v.fma(b0, s20);
      s21 = v.fma(b1, s21);
      v = FloatVector.broadcast(S, a[a3 + q]);
      s30 = v.fma(b0, s30);
      s31 = v.fma(b1, s31);
      v = FloatVector.broadcast(S, a[a4 + q]);
      s40 = v.fma(b0, s40);
      s41 = v.fma(b1, s41);
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + L);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + L);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + L);
    s30.intoArray(c, c3);
    s31.intoArray(c, c3 + L);
    s40.intoArray(c, c4);
    s41.intoArray(c, c4 + L);
  }

  private static void four(MatrixProduct t, int first, int column) {
    float[] a = t.a;
    float[] b = t.b;
    float[] c = t.c;
    int[] steps = t.steps;
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    int a0 = aRow(t, first);
    int a1 = aRow(t, first + 1);
    int a2 = aRow(t, first + 2);
    int a3 = aRow(t, first + 3);
    int c0 = cRow(t, first) + column;
    int c1 = cRow(t, first + 1) + column;
    int c2 = cRow(t, first + 2) + column;
    int c3 = cRow(t, first + 3) + column;
    FloatVector s00 = start(t, c0);
    FloatVector s01 = start(t, c0 + L);
    FloatVector s10 = start(t, c1);
    FloatVector s11 = start(t, c1 + L);
    FloatVector s20 = start(t, c2);
    FloatVector s21 = start(t, c2 + L);
    FloatVector s30 = start(t, c3);
    FloatVector s31 = start(t, c3 + L);
    for (int p = t.from; p < to; p++) {
      int q = steps[p];
      FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * bStep);
      FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * bStep + L);
      FloatVector v = FloatVector.broadcast(S, a[a0 + q]);
      s00 = v.fma(b0, s00);
      s01 = v.fma(b1, s01);
      v = FloatVector.broadcast(S, a[a1 + q]);
      s10 = v.fma(b0, s10);
      s11 = v.fma(b1, s11);
      v = FloatVector.broadcast(S, a[a2 + q]);
      s20 = v.fma(b0, s20);
      s21 = v.fma(b1, s21);
      v = FloatVector.broadcast(S, a[a3 + q]);
      s30 = v.fma(b0, s30);
      s31 = v.fma(b1, s31);
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + L);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + L);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + L);
    s30.intoArray(c, c3);
    s31.intoArray(c, c3 + L);
  }

  private static void three(MatrixProduct t, int first, int column) {
    float[] a = t.a;
    float[] b = t.b;
    float[] c = t.c;
    int[] steps = t.steps;
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    int a0 = aRow(t, first);
    int a1 = aRow(t, first + 1);
    int a2 = aRow(t, first + 2);
    int c0 = cRow(t, first) + column;
    int c1 = cRow(t, first + 1) + column;
    int c2 = cRow(t, first + 2) + column;
    FloatVector s00 = start(t, c0);
    FloatVector s01 = start(t, c0 + L);
    FloatVector s10 = start(t, c1);
    FloatVector s11 = start(t, c1 + L);
    FloatVector s20 = start(t, c2);
    FloatVector s21 = start(t, c2 + L);
    for (int p = t.from; p < to; p++) {
      int q = steps[p];
      FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * bStep);
      FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * bStep + L);
      FloatVector v = FloatVector.broadcast(S, a[a0 + q]);
      s00 = v.fma(b0, s00);
      s01 = v.fma(b1, s01);
      v = FloatVector.broadcast(S, a[a1 + q]);
      s10 = v.fma(b0, s10);
      s11 = v.fma(b1, s11);
      v = FloatVector.broadcast(S, a[a2 + q]);
      s20 = v.fma(b0, s20);
      s21 = v.fma(b1, s21);
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + L);
    s10.intoArray(c, c1);
    s11.intoArray(c, c1 + L);
    s20.intoArray(c, c2);
    s21.intoArray(c, c2 + L);
  }

  private static void one(MatrixProduct t, int first, int column) {
    float[] a = t.a;
    float[] b = t.b;
    float[] c = t.c;
    int[] steps = t.steps;
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    int a0 = aRow(t, first);
    int c0 = cRow(t, first) + column;
    FloatVector s00 = start(t, c0);
    FloatVector s01 = start(t, c0 + L);
    for (int p = t.from; p < to; p++) {
      int q = steps[p];
      FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * bStep);
      FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * bStep + L);
      FloatVector v = FloatVector.broadcast(S, a[a0 + q]);
      s00 = v.fma(b0, s00);
      s01 = v.fma(b1, s01);
    }
    s00.intoArray(c, c0);
    s01.intoArray(c, c0 + L);
  }
}
