package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link ElementwiseKernels} on vectors. Counts are multiples of 32, so no tail remains. */
final class VectorElementwiseKernels extends ElementwiseKernels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
  private static final int L = S.length();
  private static final IntVector INDICES = IntVector.zero(I).addIndex(1).mul(0x9E3779B9);

  @Override
  public void addBias(
      float[] values, int at, int rows, int width, float[] bias, int biasAt, boolean relu) {
    float floor = relu ? 0f : Float.NEGATIVE_INFINITY;
    for (int c = 0; c < width; c += L) {
      FloatVector b = FloatVector.fromArray(S, bias, biasAt + c);
      int i = at + c;
      for (int row = 0; row < rows; row++) {
        FloatVector.fromArray(S, values, i).add(b).max(floor).intoArray(values, i);
        i += width;
      }
    }
  }

  @Override
  public void affine(
      float[] from,
      int fromAt,
      float[] to,
      int toAt,
      int rows,
      float[] scale,
      float[] shift,
      boolean relu) {
    float floor = relu ? 0f : Float.NEGATIVE_INFINITY;
    int width = scale.length;
    for (int c = 0; c < width; c += L) {
      FloatVector a = FloatVector.fromArray(S, scale, c);
      FloatVector b = FloatVector.fromArray(S, shift, c);
      for (int row = 0; row < rows; row++) {
        int offset = row * width + c;
        FloatVector.fromArray(S, from, fromAt + offset)
            .fma(a, b)
            .max(floor)
            .intoArray(to, toAt + offset);
      }
    }
  }

  @Override
  public void addColumns(float[] values, int at, int rows, int width, float[] sums, int sumsAt) {
    for (int c = 0; c < width; c += L) {
      FloatVector sum = FloatVector.fromArray(S, sums, sumsAt + c);
      for (int row = 0; row < rows; row++) {
        sum = sum.add(FloatVector.fromArray(S, values, at + row * width + c));
      }
      sum.intoArray(sums, sumsAt + c);
    }
  }

  @Override
  public void addColumnProducts(
      float[] a, int aAt, float[] b, int bAt, int rows, float[] sums, int sumsAt, int width) {
    for (int c = 0; c < width; c += L) {
      FloatVector sum = FloatVector.fromArray(S, sums, sumsAt + c);
      for (int row = 0; row < rows; row++) {
        int offset = row * width + c;
        sum =
            FloatVector.fromArray(S, a, aAt + offset)
                .fma(FloatVector.fromArray(S, b, bAt + offset), sum);
      }
      sum.intoArray(sums, sumsAt + c);
    }
  }

  @Override
  public void combine(float[] g, float[] x, float[] to, int at, int rows, Coefficients k) {
    int width = k.scale().length;
    for (int c = 0; c < width; c += L) {
      FloatVector scale = FloatVector.fromArray(S, k.scale(), c);
      FloatVector slope = FloatVector.fromArray(S, k.slope(), c);
      FloatVector shift = FloatVector.fromArray(S, k.shift(), c);
      for (int row = 0; row < rows; row++) {
        int i = at + row * width + c;
        FloatVector rest = FloatVector.fromArray(S, x, i).fma(slope, shift);
        FloatVector.fromArray(S, g, i).fma(scale, rest).intoArray(to, i);
      }
    }
  }

  @Override
  public void gate(float[] g, float[] y, int at, int count, float scale) {
    for (int i = at; i < at + count; i += L) {
      VectorMask<Float> open = FloatVector.fromArray(S, y, i).compare(VectorOperators.NE, 0f);
      FloatVector scaled = FloatVector.fromArray(S, g, i).mul(scale);
      FloatVector.zero(S).blend(scaled, open).intoArray(g, i);
    }
  }

  @Override
  public void drop(float[] values, int at, int count, int key, int threshold, float scale) {
    for (int i = 0; i < count; i += L) {
      IntVector x = INDICES.add(i * 0x9E3779B9).lanewise(VectorOperators.XOR, key);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 16)).mul(0x7FEB352D);
      x = x.lanewise(VectorOperators.XOR, x.lanewise(VectorOperators.LSHR, 15)).mul(0x846CA68B);
      VectorMask<Float> dropped =
          x.lanewise(VectorOperators.LSHR, 8).compare(VectorOperators.LT, threshold).cast(S);
      FloatVector.fromArray(S, values, at + i)
          .mul(scale)
          .blend(0f, dropped)
          .intoArray(values, at + i);
    }
  }

  @Override
  long nonzeroBits(float[] values, int at, int count) {
    long bits = 0;
    for (int i = 0; i < count; i += L) {
      FloatVector v = FloatVector.fromArray(S, values, at + i);
      bits |= v.compare(VectorOperators.NE, 0f).toLong() << i;
    }
    return bits & -1L >>> Long.SIZE - count;
  }

  @Override
  public void adam(
      AdamState state,
      float decay,
      float[] weights,
      int at,
      float[] gradient,
      int from,
      int count) {
    float[] mean = state.mean;
    float[] square = state.square;
    FloatVector beta1 = FloatVector.broadcast(S, state.beta1);
    FloatVector beta2 = FloatVector.broadcast(S, state.beta2);
    float rest1 = 1 - state.beta1;
    float rest2 = 1 - state.beta2;
    float stepSize = state.stepSize;
    float epsilon = state.epsilon;
    for (int i = 0; i < count; i += L) {
      FloatVector g = FloatVector.fromArray(S, gradient, from + i);
      FloatVector m = FloatVector.fromArray(S, mean, at + i).fma(beta1, g.mul(rest1));
      FloatVector v = FloatVector.fromArray(S, square, at + i).fma(beta2, g.mul(g).mul(rest2));
      m.intoArray(mean, at + i);
      v.intoArray(square, at + i);
      FloatVector w = FloatVector.fromArray(S, weights, at + i);
      FloatVector step = m.mul(stepSize).div(v.sqrt().add(epsilon));
      w.sub(w.fma(FloatVector.broadcast(S, decay), step)).intoArray(weights, at + i);
    }
  }
}
