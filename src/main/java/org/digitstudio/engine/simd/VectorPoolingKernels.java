package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link PoolingKernels} on vectors of channels. */
final class VectorPoolingKernels extends PoolingKernels {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int L = S.length();

  @Override
  public void convolveAndPool(ConvPoolTile t) {
    for (int c = 0; c < MatrixProduct.COLUMNS; c += 2 * L) {
      if (t.terms == 0) {
        blank(t, c);
        blank(t, c + L);
      } else {
        convolveAndPool(t, c);
      }
    }
  }

  /** Over an empty background every sum is 0, which leaves the bias. */
  private static void blank(ConvPoolTile t, int c) {
    FloatVector.fromArray(S, t.bias, t.biasStart + c).max(0f).intoArray(t.out, t.outStart + c);
    if (t.keepsWinners) {
      note(t.winners, t.winnersStart, c, 0);
    }
  }

  /** Sums four positions by two vectors of channels: eight independent sums hide the latency. */
  private static void convolveAndPool(ConvPoolTile t, int c) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int upper = t.aStart;
    int lower = t.aStart + t.aLine;
    int next = t.aRow;
    int bStart = t.bStart + c;
    FloatVector x00 = FloatVector.zero(S);
    FloatVector x01 = FloatVector.zero(S);
    FloatVector x10 = FloatVector.zero(S);
    FloatVector x11 = FloatVector.zero(S);
    FloatVector y00 = FloatVector.zero(S);
    FloatVector y01 = FloatVector.zero(S);
    FloatVector y10 = FloatVector.zero(S);
    FloatVector y11 = FloatVector.zero(S);
    for (long terms = t.terms; terms != 0; terms &= terms - 1) {
      int p = Long.numberOfTrailingZeros(terms);
      int q = steps[p];
      FloatVector x = FloatVector.fromArray(S, b, bStart + p * MatrixProduct.COLUMNS);
      FloatVector y = FloatVector.fromArray(S, b, bStart + p * MatrixProduct.COLUMNS + L);
      FloatVector v = FloatVector.broadcast(S, a[upper + q]);
      x00 = x.fma(v, x00);
      y00 = y.fma(v, y00);
      v = FloatVector.broadcast(S, a[upper + q + next]);
      x01 = x.fma(v, x01);
      y01 = y.fma(v, y01);
      v = FloatVector.broadcast(S, a[lower + q]);
      x10 = x.fma(v, x10);
      y10 = y.fma(v, y10);
      v = FloatVector.broadcast(S, a[lower + q + next]);
      x11 = x.fma(v, x11);
      y11 = y.fma(v, y11);
    }
    FloatVector top = x00.max(x01);
    FloatVector low = x10.max(x11);
    FloatVector bias = FloatVector.fromArray(S, t.bias, t.biasStart + c);
    top.max(low).add(bias).max(0f).intoArray(t.out, t.outStart + c);
    FloatVector top2 = y00.max(y01);
    FloatVector low2 = y10.max(y11);
    FloatVector bias2 = FloatVector.fromArray(S, t.bias, t.biasStart + c + L);
    top2.max(low2).add(bias2).max(0f).intoArray(t.out, t.outStart + c + L);
    if (t.keepsWinners) {
      VectorMask<Float> below = low.compare(VectorOperators.GT, top);
      VectorMask<Float> right =
          x01.blend(x11, below).compare(VectorOperators.GT, x00.blend(x10, below));
      note(t.winners, t.winnersStart, c, bits(right, below));
      below = low2.compare(VectorOperators.GT, top2);
      right = y01.blend(y11, below).compare(VectorOperators.GT, y00.blend(y10, below));
      note(t.winners, t.winnersStart, c + L, bits(right, below));
    }
  }

  private static int bits(VectorMask<Float> right, VectorMask<Float> lower) {
    return (int) right.toLong() | (int) lower.toLong() << 16;
  }

  private static void note(int[] winners, int start, int c, int bits) {
    int slot = start + c / 16;
    winners[slot] = c % 16 == 0 ? bits : winners[slot] | bits << c % 16;
  }

  @Override
  public void maxPool(
      FeatureMaps maps, Bias bias, float[] out, int outStart, int[] winners, int winnersStart) {
    float[] z = maps.values;
    int channels = maps.channels;
    int line = maps.width * channels;
    int target = outStart;
    int word = winnersStart;
    float floor = bias.relu() ? 0f : Float.NEGATIVE_INFINITY;
    for (int row = 0; row + 1 < maps.height; row += 2) {
      for (int column = 0; column + 1 < maps.width; column += 2) {
        int at = maps.start + row * line + column * channels;
        for (int c = 0; c < channels; c += L) {
          FloatVector topLeft = FloatVector.fromArray(S, z, at + c);
          FloatVector topRight = FloatVector.fromArray(S, z, at + c + channels);
          FloatVector lowLeft = FloatVector.fromArray(S, z, at + c + line);
          FloatVector lowRight = FloatVector.fromArray(S, z, at + c + line + channels);
          FloatVector top = topLeft.max(topRight);
          FloatVector low = lowLeft.max(lowRight);
          VectorMask<Float> lower = low.compare(VectorOperators.GT, top);
          VectorMask<Float> right =
              topRight
                  .blend(lowRight, lower)
                  .compare(VectorOperators.GT, topLeft.blend(lowLeft, lower));
          top.max(low)
              .add(FloatVector.fromArray(S, bias.values(), bias.start() + c))
              .max(floor)
              .intoArray(out, target + c);
          note(winners, word, c, bits(right, lower));
        }
        target += channels;
        word += channels / 16;
      }
    }
  }

  @Override
  public void maxUnpool(
      FeatureMaps maps, float[] gradient, int gradientStart, int[] winners, int winnersStart) {
    float[] z = maps.values;
    int channels = maps.channels;
    int line = maps.width * channels;
    int source = gradientStart;
    int word = winnersStart;
    FloatVector zero = FloatVector.zero(S);
    for (int row = 0; row + 1 < maps.height; row += 2) {
      for (int column = 0; column + 1 < maps.width; column += 2) {
        int at = maps.start + row * line + column * channels;
        for (int c = 0; c < channels; c += L) {
          int bits = winners[word + c / 16] >>> c % 16;
          VectorMask<Float> right = VectorMask.fromLong(S, bits);
          VectorMask<Float> lower = VectorMask.fromLong(S, bits >>> 16);
          FloatVector g = FloatVector.fromArray(S, gradient, source + c);
          FloatVector upper = g.blend(zero, lower);
          FloatVector under = zero.blend(g, lower);
          upper.blend(zero, right).intoArray(z, at + c);
          zero.blend(upper, right).intoArray(z, at + c + channels);
          under.blend(zero, right).intoArray(z, at + c + line);
          zero.blend(under, right).intoArray(z, at + c + line + channels);
        }
        source += channels;
        word += channels / 16;
      }
    }
  }
}
