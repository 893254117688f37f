package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * One or two 2x2 windows of a convolution and the largest value in each, all in registers: the map
 * before pooling is never written. Written out because only named variables are sure to stay there.
 */
final class VectorPoolTile {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  private VectorPoolTile() {}

  static void run(PoolTile t) {
    if (t.termCount == 0) {
      empty(t);
      return;
    }
    int c = 0;
    while (c < MatrixProduct.COLUMNS) {
      if (t.count == 2 && VectorTiles.MANY_REGISTERS) {
        wide(t, c);
        c += 2 * L;
      } else if (t.count == 2) {
        two(t, c);
        c += L;
      } else {
        one(t, c);
        c += L;
      }
    }
  }

  /** Over an empty background every sum is 0: what is left is the bias. */
  private static void empty(PoolTile t) {
    for (int window = 0; window < t.count; window++) {
      int place = window * t.outRow;
      for (int c = 0; c < MatrixProduct.COLUMNS; c += L) {
        FloatVector.fromArray(S, t.bias, t.biasStart + c)
            .max(t.floor)
            .intoArray(t.out, t.outStart + place + c);
      }
      if (t.keepsWinners) {
        int slot = t.winnersStart + place / 16;
        t.winners[slot] = 0;
        t.winners[slot + 1] = 0;
      }
    }
  }

  /** As {@link #two}, for two vectors of maps. */
  @SuppressWarnings("checkstyle:MethodLength") // Sixteen named accumulators, each in a register.
  private static void wide(PoolTile t, int c) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int upper = t.aStart;
    int lower = t.aStart + t.aLine;
    int next = t.aRow;
    int bStart = t.bStart + c;
    int[] terms = t.terms;
    int n = t.termCount;
    FloatVector x00 = FloatVector.zero(S);
    FloatVector y00 = FloatVector.zero(S);
    FloatVector x01 = FloatVector.zero(S);
    FloatVector y01 = FloatVector.zero(S);
    FloatVector x02 = FloatVector.zero(S);
    FloatVector y02 = FloatVector.zero(S);
    FloatVector x03 = FloatVector.zero(S);
    FloatVector y03 = FloatVector.zero(S);
    FloatVector x10 = FloatVector.zero(S);
    FloatVector y10 = FloatVector.zero(S);
    FloatVector x11 = FloatVector.zero(S);
    FloatVector y11 = FloatVector.zero(S);
    FloatVector x12 = FloatVector.zero(S);
    FloatVector y12 = FloatVector.zero(S);
    FloatVector x13 = FloatVector.zero(S);
    FloatVector y13 = FloatVector.zero(S);
    for (int k = 0; k < n; k++) {
      int p = terms[k];
      int top = upper + steps[p];
      int low = lower + steps[p];
      FloatVector w = FloatVector.fromArray(S, b, bStart + p * MatrixProduct.COLUMNS);
      FloatVector u = FloatVector.fromArray(S, b, bStart + p * MatrixProduct.COLUMNS + L);
      FloatVector v = FloatVector.broadcast(S, a[top]);
      x00 = w.fma(v, x00);
      y00 = u.fma(v, y00);
      v = FloatVector.broadcast(S, a[top + next]);
      x01 = w.fma(v, x01);
      y01 = u.fma(v, y01);
      v = FloatVector.broadcast(S, a[top + 2 * next]);
      x02 = w.fma(v, x02);
      y02 = u.fma(v, y02);
      v = FloatVector.broadcast(S, a[top + 3 * next]);
      x03 = w.fma(v, x03);
      y03 = u.fma(v, y03);
      v = FloatVector.broadcast(S, a[low]);
      x10 = w.fma(v, x10);
      y10 = u.fma(v, y10);
      v = FloatVector.broadcast(S, a[low + next]);
      x11 = w.fma(v, x11);
      y11 = u.fma(v, y11);
      v = FloatVector.broadcast(S, a[low + 2 * next]);
      x12 = w.fma(v, x12);
      y12 = u.fma(v, y12);
      v = FloatVector.broadcast(S, a[low + 3 * next]);
      x13 = w.fma(v, x13);
      y13 = u.fma(v, y13);
    }
    if (!t.keepsWinners) {
      FloatVector w = FloatVector.fromArray(S, t.bias, t.biasStart + c);
      FloatVector u = FloatVector.fromArray(S, t.bias, t.biasStart + c + L);
      int first = t.outStart + c;
      int second = first + t.outRow;
      x00.max(x01).max(x10.max(x11)).add(w).max(t.floor).intoArray(t.out, first);
      y00.max(y01).max(y10.max(y11)).add(u).max(t.floor).intoArray(t.out, first + L);
      x02.max(x03).max(x12.max(x13)).add(w).max(t.floor).intoArray(t.out, second);
      y02.max(y03).max(y12.max(y13)).add(u).max(t.floor).intoArray(t.out, second + L);
      return;
    }
    float[] sums = t.sums;
    x00.intoArray(sums, 0);
    x01.intoArray(sums, 1 * L);
    x10.intoArray(sums, 2 * L);
    x11.intoArray(sums, 3 * L);
    x02.intoArray(sums, 4 * L);
    x03.intoArray(sums, 5 * L);
    x12.intoArray(sums, 6 * L);
    x13.intoArray(sums, 7 * L);
    y00.intoArray(sums, 8 * L);
    y01.intoArray(sums, 9 * L);
    y10.intoArray(sums, 10 * L);
    y11.intoArray(sums, 11 * L);
    y02.intoArray(sums, 12 * L);
    y03.intoArray(sums, 13 * L);
    y12.intoArray(sums, 14 * L);
    y13.intoArray(sums, 15 * L);
    choose(t, 0, c, 0);
    choose(t, 1, c, 4 * L);
    choose(t, 0, c + L, 8 * L);
    choose(t, 1, c + L, 12 * L);
  }

  private static void two(PoolTile t, int c) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int upper = t.aStart;
    int lower = t.aStart + t.aLine;
    int next = t.aRow;
    int bStart = t.bStart + c;
    int[] terms = t.terms;
    int n = t.termCount;
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = FloatVector.zero(S);
    FloatVector s02 = FloatVector.zero(S);
    FloatVector s03 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    FloatVector s12 = FloatVector.zero(S);
    FloatVector s13 = FloatVector.zero(S);
    for (int k = 0; k < n; k++) {
      int p = terms[k];
      int top = upper + steps[p];
      int low = lower + steps[p];
      FloatVector w = FloatVector.fromArray(S, b, bStart + p * MatrixProduct.COLUMNS);
      s00 = w.fma(FloatVector.broadcast(S, a[top]), s00);
      s01 = w.fma(FloatVector.broadcast(S, a[top + next]), s01);
      s02 = w.fma(FloatVector.broadcast(S, a[top + 2 * next]), s02);
      s03 = w.fma(FloatVector.broadcast(S, a[top + 3 * next]), s03);
      s10 = w.fma(FloatVector.broadcast(S, a[low]), s10);
      s11 = w.fma(FloatVector.broadcast(S, a[low + next]), s11);
      s12 = w.fma(FloatVector.broadcast(S, a[low + 2 * next]), s12);
      s13 = w.fma(FloatVector.broadcast(S, a[low + 3 * next]), s13);
    }
    float[] sums = t.sums;
    s00.intoArray(sums, 0);
    s01.intoArray(sums, 1 * L);
    s10.intoArray(sums, 2 * L);
    s11.intoArray(sums, 3 * L);
    s02.intoArray(sums, 4 * L);
    s03.intoArray(sums, 5 * L);
    s12.intoArray(sums, 6 * L);
    s13.intoArray(sums, 7 * L);
    choose(t, 0, c, 0);
    choose(t, 1, c, 4 * L);
  }

  private static void one(PoolTile t, int c) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int upper = t.aStart;
    int lower = t.aStart + t.aLine;
    int next = t.aRow;
    int bStart = t.bStart + c;
    int[] terms = t.terms;
    int n = t.termCount;
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    for (int k = 0; k < n; k++) {
      int p = terms[k];
      int top = upper + steps[p];
      int low = lower + steps[p];
      FloatVector w = FloatVector.fromArray(S, b, bStart + p * MatrixProduct.COLUMNS);
      s00 = w.fma(FloatVector.broadcast(S, a[top]), s00);
      s01 = w.fma(FloatVector.broadcast(S, a[top + next]), s01);
      s10 = w.fma(FloatVector.broadcast(S, a[low]), s10);
      s11 = w.fma(FloatVector.broadcast(S, a[low + next]), s11);
    }
    float[] sums = t.sums;
    s00.intoArray(sums, 0);
    s01.intoArray(sums, 1 * L);
    s10.intoArray(sums, 2 * L);
    s11.intoArray(sums, 3 * L);
    choose(t, 0, c, 0);
  }

  /**
   * The largest of a window's four sums. They come by way of memory, since the compiler puts
   * vectors handed to a method it does not inline on the heap.
   */
  private static void choose(PoolTile t, int window, int c, int at) {
    float[] sums = t.sums;
    FloatVector topLeft = FloatVector.fromArray(S, sums, at);
    FloatVector topRight = FloatVector.fromArray(S, sums, at + L);
    FloatVector lowLeft = FloatVector.fromArray(S, sums, at + 2 * L);
    FloatVector lowRight = FloatVector.fromArray(S, sums, at + 3 * L);
    FloatVector top = topLeft.max(topRight);
    FloatVector low = lowLeft.max(lowRight);
    int place = window * t.outRow + c;
    top.max(low)
        .add(FloatVector.fromArray(S, t.bias, t.biasStart + c))
        .max(t.floor)
        .intoArray(t.out, t.outStart + place);
    if (!t.keepsWinners) {
      return;
    }
    VectorMask<Float> lower = low.compare(VectorOperators.GT, top);
    VectorMask<Float> right =
        topRight.blend(lowRight, lower).compare(VectorOperators.GT, topLeft.blend(lowLeft, lower));
    int bits = (int) right.toLong() | (int) lower.toLong() << 16;
    int slot = t.winnersStart + place / 16;
    t.winners[slot] = c % 16 == 0 ? bits : t.winners[slot] | bits << c % 16;
  }
}
