package org.digitstudio.engine.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link SparseLoops} on vectors. */
final class VectorSparseLoops extends SparseLoops {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  private static final int L = S.length();

  /** Columns whose sums stay in registers. */
  private static final int GROUP = 8 * L;

  private static final IntVector LANES = IntVector.zero(I).addIndex(1);

  /** Shorter vectors have no instruction that closes up what a mask chooses. */
  static boolean isFast() {
    return L >= 8;
  }

  @Override
  public void positives(float[] values, int at, int count, SparseVector to) {
    int[] places = to.places;
    float[] kept = to.values;
    int n = 0;
    for (int i = 0; i < count; i += L) {
      FloatVector v = FloatVector.fromArray(S, values, at + i);
      VectorMask<Float> chosen = v.compare(VectorOperators.GT, 0f);
      LANES.add(i).compress(chosen.cast(I)).intoArray(places, n);
      v.compress(chosen).intoArray(kept, n);
      n += chosen.trueCount();
    }
    to.count = n;
  }

  @Override
  public void addRows(
      SparseVector picks, float[] weights, int weightsAt, int width, float[] out, int outAt) {
    int column = 0;
    for (; column + GROUP <= width; column += GROUP) {
      addGroup(picks, weights, weightsAt + column, width, out, outAt + column);
    }
    for (; column < width; column += 2 * L) {
      addPair(picks, weights, weightsAt + column, width, out, outAt + column);
    }
  }

  private static void addGroup(
      SparseVector picks, float[] w, int wAt, int width, float[] out, int at) {
    int[] places = picks.places;
    float[] kept = picks.values;
    FloatVector s0 = FloatVector.fromArray(S, out, at);
    FloatVector s1 = FloatVector.fromArray(S, out, at + L);
    FloatVector s2 = FloatVector.fromArray(S, out, at + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, out, at + 3 * L);
    FloatVector s4 = FloatVector.fromArray(S, out, at + 4 * L);
    FloatVector s5 = FloatVector.fromArray(S, out, at + 5 * L);
    FloatVector s6 = FloatVector.fromArray(S, out, at + 6 * L);
    FloatVector s7 = FloatVector.fromArray(S, out, at + 7 * L);
    int n = picks.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(S, kept[k]);
      int row = wAt + places[k] * width;
      s0 = v.fma(FloatVector.fromArray(S, w, row), s0);
      s1 = v.fma(FloatVector.fromArray(S, w, row + L), s1);
      s2 = v.fma(FloatVector.fromArray(S, w, row + 2 * L), s2);
      s3 = v.fma(FloatVector.fromArray(S, w, row + 3 * L), s3);
      s4 = v.fma(FloatVector.fromArray(S, w, row + 4 * L), s4);
      s5 = v.fma(FloatVector.fromArray(S, w, row + 5 * L), s5);
      s6 = v.fma(FloatVector.fromArray(S, w, row + 6 * L), s6);
      s7 = v.fma(FloatVector.fromArray(S, w, row + 7 * L), s7);
    }
    s0.intoArray(out, at);
    s1.intoArray(out, at + L);
    s2.intoArray(out, at + 2 * L);
    s3.intoArray(out, at + 3 * L);
    s4.intoArray(out, at + 4 * L);
    s5.intoArray(out, at + 5 * L);
    s6.intoArray(out, at + 6 * L);
    s7.intoArray(out, at + 7 * L);
  }

  private static void addPair(
      SparseVector picks, float[] w, int wAt, int width, float[] out, int at) {
    FloatVector s0 = FloatVector.fromArray(S, out, at);
    FloatVector s1 = FloatVector.fromArray(S, out, at + L);
    int n = picks.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(S, picks.values[k]);
      int row = wAt + picks.places[k] * width;
      s0 = v.fma(FloatVector.fromArray(S, w, row), s0);
      s1 = v.fma(FloatVector.fromArray(S, w, row + L), s1);
    }
    s0.intoArray(out, at);
    s1.intoArray(out, at + L);
  }

  @Override
  public void learn(InputPart part) {
    int column = 0;
    for (; column + GROUP <= part.width; column += GROUP) {
      learnGroup(part, column);
    }
    for (; column < part.width; column += L) {
      learnOne(part, column);
    }
  }

  private static void learnGroup(InputPart part, int column) {
    int[] pictures = part.pictures.places;
    float[] values = part.pictures.values;
    float[] g = part.gradient;
    int gAt = part.gradientAt + column;
    int width = part.width;
    float[] back = part.back;
    boolean returns = back.length > 0;
    int backAt = part.backAt;
    int size = part.size;
    float[] w = part.weights;
    int wAt = part.weightsAt + column;
    FloatVector w0 = FloatVector.fromArray(S, w, wAt);
    FloatVector w1 = FloatVector.fromArray(S, w, wAt + L);
    FloatVector w2 = FloatVector.fromArray(S, w, wAt + 2 * L);
    FloatVector w3 = FloatVector.fromArray(S, w, wAt + 3 * L);
    FloatVector w4 = FloatVector.fromArray(S, w, wAt + 4 * L);
    FloatVector w5 = FloatVector.fromArray(S, w, wAt + 5 * L);
    FloatVector w6 = FloatVector.fromArray(S, w, wAt + 6 * L);
    FloatVector w7 = FloatVector.fromArray(S, w, wAt + 7 * L);
    float[] sums = part.sums;
    int at = part.sumsAt + column;
    if (!part.add) {
      Arrays.fill(sums, at, at + GROUP, 0f);
    }
    FloatVector s0 = FloatVector.fromArray(S, sums, at);
    FloatVector s1 = FloatVector.fromArray(S, sums, at + L);
    FloatVector s2 = FloatVector.fromArray(S, sums, at + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, sums, at + 3 * L);
    FloatVector s4 = FloatVector.fromArray(S, sums, at + 4 * L);
    FloatVector s5 = FloatVector.fromArray(S, sums, at + 5 * L);
    FloatVector s6 = FloatVector.fromArray(S, sums, at + 6 * L);
    FloatVector s7 = FloatVector.fromArray(S, sums, at + 7 * L);
    int n = part.pictures.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(S, values[k]);
      int picture = pictures[k];
      int row = gAt + picture * width;
      FloatVector x = FloatVector.fromArray(S, g, row);
      FloatVector y = FloatVector.fromArray(S, g, row + L);
      s0 = v.fma(x, s0);
      s1 = v.fma(y, s1);
      FloatVector a = x.mul(w0);
      FloatVector b = y.mul(w1);
      x = FloatVector.fromArray(S, g, row + 2 * L);
      y = FloatVector.fromArray(S, g, row + 3 * L);
      s2 = v.fma(x, s2);
      s3 = v.fma(y, s3);
      a = x.fma(w2, a);
      b = y.fma(w3, b);
      x = FloatVector.fromArray(S, g, row + 4 * L);
      y = FloatVector.fromArray(S, g, row + 5 * L);
      s4 = v.fma(x, s4);
      s5 = v.fma(y, s5);
      a = x.fma(w4, a);
      b = y.fma(w5, b);
      x = FloatVector.fromArray(S, g, row + 6 * L);
      y = FloatVector.fromArray(S, g, row + 7 * L);
      s6 = v.fma(x, s6);
      s7 = v.fma(y, s7);
      if (returns) {
        float dot = LaneSum.of(x.fma(w6, a).add(y.fma(w7, b)));
        int place = backAt + picture * size;
        back[place] = column == 0 ? dot : back[place] + dot;
      }
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + L);
    s2.intoArray(sums, at + 2 * L);
    s3.intoArray(sums, at + 3 * L);
    s4.intoArray(sums, at + 4 * L);
    s5.intoArray(sums, at + 5 * L);
    s6.intoArray(sums, at + 6 * L);
    s7.intoArray(sums, at + 7 * L);
  }

  private static void learnOne(InputPart part, int column) {
    float[] back = part.back;
    boolean returns = back.length > 0;
    FloatVector w = FloatVector.fromArray(S, part.weights, part.weightsAt + column);
    FloatVector sum = FloatVector.zero(S);
    if (part.add) {
      sum = FloatVector.fromArray(S, part.sums, part.sumsAt + column);
    }
    for (int k = 0; k < part.pictures.count; k++) {
      int picture = part.pictures.places[k];
      int row = part.gradientAt + picture * part.width + column;
      FloatVector g = FloatVector.fromArray(S, part.gradient, row);
      sum = g.fma(FloatVector.broadcast(S, part.pictures.values[k]), sum);
      if (returns) {
        float dot = LaneSum.of(g.mul(w));
        int place = part.backAt + picture * part.size;
        back[place] = column == 0 ? dot : back[place] + dot;
      }
    }
    sum.intoArray(part.sums, part.sumsAt + column);
  }

  @Override
  public void winners(WinnerPart part, int map) {
    int[] places = part.picks.places;
    float[] kept = part.picks.values;
    int row = map * part.row;
    int words = map / 16 * part.row;
    int rightBit = 1 << map % 16;
    int lowerBit = rightBit << 16;
    FloatVector bias = FloatVector.zero(S);
    int n = 0;
    for (int i = 0; i < part.row; i += L) {
      FloatVector g = FloatVector.fromArray(S, part.gradient, row + i);
      IntVector window = IntVector.fromArray(I, part.windows, i);
      IntVector corner = IntVector.fromArray(I, part.words, words + i);
      bias = bias.add(g);
      VectorMask<Integer> open =
          g.compare(VectorOperators.NE, 0f).cast(I).and(window.compare(VectorOperators.GE, 0));
      window
          .add(part.right, corner.and(rightBit).compare(VectorOperators.NE, 0))
          .add(part.lower, corner.and(lowerBit).compare(VectorOperators.NE, 0))
          .compress(open)
          .intoArray(places, n);
      g.compress(open.cast(S)).intoArray(kept, n);
      n += open.trueCount();
    }
    part.picks.count = n;
    part.bias[map] += LaneSum.of(bias);
  }

  @Override
  public void addPatches(
      SparseVector picks, float[] padded, int line, int rows, float[] sums, int at) {
    int[] places = picks.places;
    float[] kept = picks.values;
    int line1 = Math.min(1, rows - 1) * line;
    int line2 = Math.min(2, rows - 1) * line;
    int line3 = Math.min(3, rows - 1) * line;
    int line4 = (rows - 1) * line;
    FloatVector s0 = FloatVector.fromArray(EIGHT, sums, at);
    FloatVector s1 = FloatVector.fromArray(EIGHT, sums, at + 8);
    FloatVector s2 = FloatVector.fromArray(EIGHT, sums, at + 16);
    FloatVector s3 = FloatVector.fromArray(EIGHT, sums, at + 24);
    FloatVector s4 = FloatVector.fromArray(EIGHT, sums, at + 32);
    int n = picks.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(EIGHT, kept[k]);
      int place = places[k];
      s0 = v.fma(FloatVector.fromArray(EIGHT, padded, place), s0);
      s1 = v.fma(FloatVector.fromArray(EIGHT, padded, place + line1), s1);
      s2 = v.fma(FloatVector.fromArray(EIGHT, padded, place + line2), s2);
      s3 = v.fma(FloatVector.fromArray(EIGHT, padded, place + line3), s3);
      s4 = v.fma(FloatVector.fromArray(EIGHT, padded, place + line4), s4);
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + 8);
    s2.intoArray(sums, at + 16);
    s3.intoArray(sums, at + 24);
    s4.intoArray(sums, at + 32);
  }
}
