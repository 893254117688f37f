package org.digitstudio.engine.simd;

import java.util.Arrays;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link SparseKernels} on vectors. */
final class VectorSparseKernels extends SparseKernels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Float> EIGHT = FloatVector.SPECIES_256;
  private static final int L = S.length();

  /** Columns whose sums stay in registers. */
  private static final int GROUP = 8 * L;

  private static final IntVector LANES = IntVector.zero(I).addIndex(1);

  @Override
  public void selectPositive(float[] values, int at, int count, SparseVector to) {
    int[] indices = to.indices;
    float[] kept = to.values;
    int n = 0;
    for (int i = 0; i < count; i += L) {
      FloatVector v = FloatVector.fromArray(S, values, at + i);
      VectorMask<Float> chosen = v.compare(VectorOperators.GT, 0f);
      LANES.add(i).compress(chosen.cast(I)).intoArray(indices, n);
      v.compress(chosen).intoArray(kept, n);
      n += chosen.trueCount();
    }
    to.count = n;
  }

  @Override
  public void addRows(
      SparseVector vector, float[] weights, int weightsAt, int width, float[] out, int outAt) {
    int column = 0;
    for (; column + GROUP <= width; column += GROUP) {
      addGroup(vector, weights, weightsAt + column, width, out, outAt + column);
    }
    for (; column < width; column += 2 * L) {
      addPair(vector, weights, weightsAt + column, width, out, outAt + column);
    }
  }

  private static void addGroup(
      SparseVector vector, float[] w, int wAt, int width, float[] out, int at) {
    int[] indices = vector.indices;
    float[] kept = vector.values;
    FloatVector s0 = FloatVector.fromArray(S, out, at);
    FloatVector s1 = FloatVector.fromArray(S, out, at + L);
    FloatVector s2 = FloatVector.fromArray(S, out, at + 2 * L);
    FloatVector s3 = FloatVector.fromArray(S, out, at + 3 * L);
    FloatVector s4 = FloatVector.fromArray(S, out, at + 4 * L);
    FloatVector s5 = FloatVector.fromArray(S, out, at + 5 * L);
    FloatVector s6 = FloatVector.fromArray(S, out, at + 6 * L);
    FloatVector s7 = FloatVector.fromArray(S, out, at + 7 * L);
    int n = vector.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(S, kept[k]);
      int row = wAt + indices[k] * width;
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
      SparseVector vector, float[] w, int wAt, int width, float[] out, int at) {
    FloatVector s0 = FloatVector.fromArray(S, out, at);
    FloatVector s1 = FloatVector.fromArray(S, out, at + L);
    int n = vector.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(S, vector.values[k]);
      int row = wAt + vector.indices[k] * width;
      s0 = v.fma(FloatVector.fromArray(S, w, row), s0);
      s1 = v.fma(FloatVector.fromArray(S, w, row + L), s1);
    }
    s0.intoArray(out, at);
    s1.intoArray(out, at + L);
  }

  @Override
  public void backward(InputGradient t) {
    int column = 0;
    for (; column + GROUP <= t.width; column += GROUP) {
      backwardGroup(t, column);
    }
    for (; column < t.width; column += L) {
      backwardOne(t, column);
    }
  }

  private static void backwardGroup(InputGradient t, int column) {
    int[] images = t.images.indices;
    float[] values = t.images.values;
    float[] g = t.gradient;
    int gAt = t.gradientAt + column;
    int width = t.width;
    float[] inputs = t.inputs;
    boolean wanted = inputs.length > 0;
    int inputsAt = t.inputsAt;
    int step = t.inputsStep;
    float[] w = t.weights;
    int wAt = t.weightsAt + column;
    FloatVector w0 = FloatVector.fromArray(S, w, wAt);
    FloatVector w1 = FloatVector.fromArray(S, w, wAt + L);
    FloatVector w2 = FloatVector.fromArray(S, w, wAt + 2 * L);
    FloatVector w3 = FloatVector.fromArray(S, w, wAt + 3 * L);
    FloatVector w4 = FloatVector.fromArray(S, w, wAt + 4 * L);
    FloatVector w5 = FloatVector.fromArray(S, w, wAt + 5 * L);
    FloatVector w6 = FloatVector.fromArray(S, w, wAt + 6 * L);
    FloatVector w7 = FloatVector.fromArray(S, w, wAt + 7 * L);
    float[] sums = t.sums;
    int at = t.sumsAt + column;
    if (!t.add) {
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
    int n = t.images.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(S, values[k]);
      int image = images[k];
      int row = gAt + image * width;
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
      if (wanted) {
        float dot = LaneSum.of(x.fma(w6, a).add(y.fma(w7, b)));
        int i = inputsAt + image * step;
        inputs[i] = column == 0 ? dot : inputs[i] + dot;
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

  private static void backwardOne(InputGradient t, int column) {
    float[] inputs = t.inputs;
    boolean wanted = inputs.length > 0;
    FloatVector w = FloatVector.fromArray(S, t.weights, t.weightsAt + column);
    FloatVector sum = FloatVector.zero(S);
    if (t.add) {
      sum = FloatVector.fromArray(S, t.sums, t.sumsAt + column);
    }
    for (int k = 0; k < t.images.count; k++) {
      int image = t.images.indices[k];
      int row = t.gradientAt + image * t.width + column;
      FloatVector g = FloatVector.fromArray(S, t.gradient, row);
      sum = g.fma(FloatVector.broadcast(S, t.images.values[k]), sum);
      if (wanted) {
        float dot = LaneSum.of(g.mul(w));
        int i = t.inputsAt + image * t.inputsStep;
        inputs[i] = column == 0 ? dot : inputs[i] + dot;
      }
    }
    sum.intoArray(t.sums, t.sumsAt + column);
  }

  @Override
  public void selectWinners(KernelGradient t, int channel, int cornersAt, int bit) {
    int[] indices = t.winners.indices;
    float[] kept = t.winners.values;
    int row = channel * t.row;
    int rightBit = 1 << bit;
    int lowerBit = rightBit << 16;
    FloatVector bias = FloatVector.zero(S);
    int n = 0;
    for (int i = 0; i < t.row; i += L) {
      FloatVector g = FloatVector.fromArray(S, t.gradient, row + i);
      IntVector window = IntVector.fromArray(I, t.windows, i);
      IntVector corner = IntVector.fromArray(I, t.corners, cornersAt + i);
      bias = bias.add(g);
      VectorMask<Integer> open =
          g.compare(VectorOperators.NE, 0f).cast(I).and(window.compare(VectorOperators.GE, 0));
      window
          .add(t.right, corner.and(rightBit).compare(VectorOperators.NE, 0))
          .add(t.lower, corner.and(lowerBit).compare(VectorOperators.NE, 0))
          .compress(open)
          .intoArray(indices, n);
      g.compress(open.cast(S)).intoArray(kept, n);
      n += open.trueCount();
    }
    t.winners.count = n;
    t.bias[channel] += LaneSum.of(bias);
  }

  @Override
  public void addPatches(
      SparseVector winners,
      float[] padded,
      int paddedAt,
      int line,
      int rows,
      float[] sums,
      int at) {
    int[] indices = winners.indices;
    float[] kept = winners.values;
    int line1 = Math.min(1, rows - 1) * line;
    int line2 = Math.min(2, rows - 1) * line;
    int line3 = Math.min(3, rows - 1) * line;
    int line4 = (rows - 1) * line;
    FloatVector s0 = FloatVector.fromArray(EIGHT, sums, at);
    FloatVector s1 = FloatVector.fromArray(EIGHT, sums, at + 8);
    FloatVector s2 = FloatVector.fromArray(EIGHT, sums, at + 16);
    FloatVector s3 = FloatVector.fromArray(EIGHT, sums, at + 24);
    FloatVector s4 = FloatVector.fromArray(EIGHT, sums, at + 32);
    int n = winners.count;
    for (int k = 0; k < n; k++) {
      FloatVector v = FloatVector.broadcast(EIGHT, kept[k]);
      int from = paddedAt + indices[k];
      s0 = v.fma(FloatVector.fromArray(EIGHT, padded, from), s0);
      s1 = v.fma(FloatVector.fromArray(EIGHT, padded, from + line1), s1);
      s2 = v.fma(FloatVector.fromArray(EIGHT, padded, from + line2), s2);
      s3 = v.fma(FloatVector.fromArray(EIGHT, padded, from + line3), s3);
      s4 = v.fma(FloatVector.fromArray(EIGHT, padded, from + line4), s4);
    }
    s0.intoArray(sums, at);
    s1.intoArray(sums, at + 8);
    s2.intoArray(sums, at + 16);
    s3.intoArray(sums, at + 24);
    s4.intoArray(sums, at + 32);
  }
}
