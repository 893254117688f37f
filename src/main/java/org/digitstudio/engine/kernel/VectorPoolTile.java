package org.digitstudio.engine.kernel;

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
    int c = 0;
    while (c < Product.COLUMNS) {
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

  /** As {@link #two}, for two vectors of maps. */
  private static void wide(PoolTile t, int c) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int upper = t.aStart;
    int lower = t.aStart + t.aLine;
    int next = t.aRow;
    int bStart = t.bStart + c;
    int to = t.to;
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
    for (int p = t.from; p < to; p++) {
      int top = upper + steps[p];
      int low = lower + steps[p];
      FloatVector w = FloatVector.fromArray(S, b, bStart + p * Product.COLUMNS);
      FloatVector u = FloatVector.fromArray(S, b, bStart + p * Product.COLUMNS + L);
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
    choose(t, 0, c, x00, x01, x10, x11);
    choose(t, 0, c + L, y00, y01, y10, y11);
    choose(t, 1, c, x02, x03, x12, x13);
    choose(t, 1, c + L, y02, y03, y12, y13);
  }

  private static void two(PoolTile t, int c) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int upper = t.aStart;
    int lower = t.aStart + t.aLine;
    int next = t.aRow;
    int bStart = t.bStart + c;
    int to = t.to;
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = FloatVector.zero(S);
    FloatVector s02 = FloatVector.zero(S);
    FloatVector s03 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    FloatVector s12 = FloatVector.zero(S);
    FloatVector s13 = FloatVector.zero(S);
    for (int p = t.from; p < to; p++) {
      int top = upper + steps[p];
      int low = lower + steps[p];
      FloatVector w = FloatVector.fromArray(S, b, bStart + p * Product.COLUMNS);
      s00 = w.fma(FloatVector.broadcast(S, a[top]), s00);
      s01 = w.fma(FloatVector.broadcast(S, a[top + next]), s01);
      s02 = w.fma(FloatVector.broadcast(S, a[top + 2 * next]), s02);
      s03 = w.fma(FloatVector.broadcast(S, a[top + 3 * next]), s03);
      s10 = w.fma(FloatVector.broadcast(S, a[low]), s10);
      s11 = w.fma(FloatVector.broadcast(S, a[low + next]), s11);
      s12 = w.fma(FloatVector.broadcast(S, a[low + 2 * next]), s12);
      s13 = w.fma(FloatVector.broadcast(S, a[low + 3 * next]), s13);
    }
    choose(t, 0, c, s00, s01, s10, s11);
    choose(t, 1, c, s02, s03, s12, s13);
  }

  private static void one(PoolTile t, int c) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int upper = t.aStart;
    int lower = t.aStart + t.aLine;
    int next = t.aRow;
    int bStart = t.bStart + c;
    int to = t.to;
    FloatVector s00 = FloatVector.zero(S);
    FloatVector s01 = FloatVector.zero(S);
    FloatVector s10 = FloatVector.zero(S);
    FloatVector s11 = FloatVector.zero(S);
    for (int p = t.from; p < to; p++) {
      int top = upper + steps[p];
      int low = lower + steps[p];
      FloatVector w = FloatVector.fromArray(S, b, bStart + p * Product.COLUMNS);
      s00 = w.fma(FloatVector.broadcast(S, a[top]), s00);
      s01 = w.fma(FloatVector.broadcast(S, a[top + next]), s01);
      s10 = w.fma(FloatVector.broadcast(S, a[low]), s10);
      s11 = w.fma(FloatVector.broadcast(S, a[low + next]), s11);
    }
    choose(t, 0, c, s00, s01, s10, s11);
  }

  private static void choose(
      PoolTile t,
      int window,
      int c,
      FloatVector topLeft,
      FloatVector topRight,
      FloatVector lowLeft,
      FloatVector lowRight) {
    FloatVector top = topLeft.max(topRight);
    FloatVector low = lowLeft.max(lowRight);
    VectorMask<Float> lower = low.compare(VectorOperators.GT, top);
    VectorMask<Float> right =
        topRight.blend(lowRight, lower).compare(VectorOperators.GT, topLeft.blend(lowLeft, lower));
    int place = window * t.outRow + c;
    top.max(low)
        .add(FloatVector.fromArray(S, t.bias, t.biasStart + c))
        .max(t.floor)
        .intoArray(t.out, t.outStart + place);
    int bits = (int) right.toLong() | (int) lower.toLong() << 16;
    int slot = t.winnersStart + place / 16;
    t.winners[slot] = c % 16 == 0 ? bits : t.winners[slot] | bits << c % 16;
  }
}
