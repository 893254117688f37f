package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link MatrixKernel} on vectors, in blocks of at most five rows by two vectors of columns: ten
 * sums, two vectors of B and one value of A fit the 16 registers of AVX2, and ten independent sums
 * hide the latency of the multiply-add there and with AVX-512. Each block is written out because
 * the compiler keeps only named local variables in registers.
 */
final class VectorMatrixKernel implements MatrixKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final int MAX_ROWS = 5;

  @Override
  public void multiply(MatrixProduct t, int rows) {
    for (int column = 0; column < MatrixProduct.COLUMNS; column += 2 * L) {
      int row = 0;
      // Few and even blocks: a block of a single row would wait for each multiply-add.
      for (int blocks = (rows + MAX_ROWS - 1) / MAX_ROWS; blocks > 0; blocks--) {
        int count = (rows - row + blocks - 1) / blocks;
        multiply(t, row, count, column);
        row += count;
      }
    }
  }

  private static void multiply(MatrixProduct t, int row, int count, int column) {
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
    int a0 = t.aStart + first * t.aRow;
    int a1 = a0 + t.aRow;
    int a2 = a1 + t.aRow;
    int a3 = a2 + t.aRow;
    int a4 = a3 + t.aRow;
    int c0 = t.cStart + first * t.cRow + column;
    int c1 = c0 + t.cRow;
    int c2 = c1 + t.cRow;
    int c3 = c2 + t.cRow;
    int c4 = c3 + t.cRow;
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
    int a0 = t.aStart + first * t.aRow;
    int a1 = a0 + t.aRow;
    int a2 = a1 + t.aRow;
    int a3 = a2 + t.aRow;
    int c0 = t.cStart + first * t.cRow + column;
    int c1 = c0 + t.cRow;
    int c2 = c1 + t.cRow;
    int c3 = c2 + t.cRow;
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
    int a0 = t.aStart + first * t.aRow;
    int a1 = a0 + t.aRow;
    int a2 = a1 + t.aRow;
    int c0 = t.cStart + first * t.cRow + column;
    int c1 = c0 + t.cRow;
    int c2 = c1 + t.cRow;
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
    int a0 = t.aStart + first * t.aRow;
    int c0 = t.cStart + first * t.cRow + column;
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
