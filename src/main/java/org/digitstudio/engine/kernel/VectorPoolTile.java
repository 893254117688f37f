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
    for (int c = 0; c < Product.COLUMNS; c += L) {
      if (t.count == 2) {
        two(t, c);
      } else {
        one(t, c);
      }
    }
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
        topRight
            .blend(lowRight, lower)
            .compare(VectorOperators.GT, topLeft.blend(lowLeft, lower));
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
