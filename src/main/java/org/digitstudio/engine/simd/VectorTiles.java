package org.digitstudio.engine.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The innermost loops on the machine's widest vectors. */
final class VectorTiles extends Tiles {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;

  /**
   * Whether this processor multiplies and adds in one instruction. An Intel without AVX2 has only
   * vectors of four and no such instruction: Java then computes each exactly, thousands of times
   * slower than a plain loop. ARM has it with vectors of four.
   */
  static boolean isQuick() {
    return S.length() >= 8 || System.getProperty("os.arch").equals("aarch64");
  }

  private static final int L = S.length();

  /** Registers for 28 sums: AVX-512 and 128-bit ARM have them, AVX2 has not. */
  static final boolean MANY_REGISTERS = L != 8;

  @Override
  public void multiply(MatrixProduct t, int rows) {
    for (int column = 0; column < MatrixProduct.COLUMNS; column += 2 * L) {
      int row = 0;
      if (MANY_REGISTERS) {
        if (rows == 14) {
          VectorTile14.multiply(t, column);
          continue;
        }
        if (rows >= 7) {
          VectorTile7.multiply(t, column);
          row = 7;
        }
      }
      while (row < rows) {
        int blockEnd = row < 7 ? Math.min(7, rows) : rows;
        if (row + 4 <= blockEnd) {
          four(t, row, column);
          row += 4;
        } else {
          one(t, row, column);
          row++;
        }
      }
    }
  }

  private static int aRow(MatrixProduct t, int row) {
    return t.aStart + (row < 7 ? row * t.aRow : t.aJump + (row - 7) * t.aRow);
  }

  private static int cRow(MatrixProduct t, int row) {
    return t.cStart + (row < 7 ? row * t.cRow : t.cJump + (row - 7) * t.cRow);
  }

  static FloatVector start(MatrixProduct t, int at) {
    return t.add ? FloatVector.fromArray(S, t.c, at) : FloatVector.zero(S);
  }

  private static void four(MatrixProduct t, int first, int column) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int a0 = aRow(t, first);
    int row = t.aRow;
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    int c0 = cRow(t, first) + column;
    int cRow = t.cRow;
    FloatVector s00 = start(t, c0);
    FloatVector s01 = start(t, c0 + L);
    FloatVector s10 = start(t, c0 + cRow);
    FloatVector s11 = start(t, c0 + cRow + L);
    FloatVector s20 = start(t, c0 + 2 * cRow);
    FloatVector s21 = start(t, c0 + 2 * cRow + L);
    FloatVector s30 = start(t, c0 + 3 * cRow);
    FloatVector s31 = start(t, c0 + 3 * cRow + L);
    for (int p = t.from; p < to; p++) {
      int q = a0 + steps[p];
      FloatVector b0 = FloatVector.fromArray(S, b, bStart + p * bStep);
      FloatVector b1 = FloatVector.fromArray(S, b, bStart + p * bStep + L);
      FloatVector v = FloatVector.broadcast(S, a[q]);
      s00 = v.fma(b0, s00);
      s01 = v.fma(b1, s01);
      v = FloatVector.broadcast(S, a[q + row]);
      s10 = v.fma(b0, s10);
      s11 = v.fma(b1, s11);
      v = FloatVector.broadcast(S, a[q + 2 * row]);
      s20 = v.fma(b0, s20);
      s21 = v.fma(b1, s21);
      v = FloatVector.broadcast(S, a[q + 3 * row]);
      s30 = v.fma(b0, s30);
      s31 = v.fma(b1, s31);
    }
    s00.intoArray(t.c, c0);
    s01.intoArray(t.c, c0 + L);
    s10.intoArray(t.c, c0 + cRow);
    s11.intoArray(t.c, c0 + cRow + L);
    s20.intoArray(t.c, c0 + 2 * cRow);
    s21.intoArray(t.c, c0 + 2 * cRow + L);
    s30.intoArray(t.c, c0 + 3 * cRow);
    s31.intoArray(t.c, c0 + 3 * cRow + L);
  }

  private static void one(MatrixProduct t, int index, int column) {
    float[] a = t.a;
    float[] b = t.b;
    int[] steps = t.steps;
    int a0 = aRow(t, index);
    int bStep = t.bStep;
    int bStart = t.bStart + column;
    int to = t.to;
    int c0 = cRow(t, index) + column;
    FloatVector s0 = start(t, c0);
    FloatVector s1 = start(t, c0 + L);
    for (int p = t.from; p < to; p++) {
      FloatVector v = FloatVector.broadcast(S, a[a0 + steps[p]]);
      s0 = v.fma(FloatVector.fromArray(S, b, bStart + p * bStep), s0);
      s1 = v.fma(FloatVector.fromArray(S, b, bStart + p * bStep + L), s1);
    }
    s0.intoArray(t.c, c0);
    s1.intoArray(t.c, c0 + L);
  }

  @Override
  public void pooled(PoolTile tile) {
    VectorPoolTile.run(tile);
  }

  @Override
  public void pool2(
      Plane plane,
      float[] bias,
      int biasStart,
      float[] out,
      int outStart,
      int[] winners,
      int from) {
    float[] z = plane.values;
    int channels = plane.channels;
    int line = plane.width * channels;
    int target = outStart;
    int word = from;
    float floor = plane.relu ? 0f : Float.NEGATIVE_INFINITY;
    for (int row = 0; row + 1 < plane.height; row += 2) {
      for (int column = 0; column + 1 < plane.width; column += 2) {
        int at = plane.start + row * line + column * channels;
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
              .add(FloatVector.fromArray(S, bias, biasStart + c))
              .max(floor)
              .intoArray(out, target + c);
          int bits = (int) right.toLong() | (int) lower.toLong() << 16;
          if (c % 16 == 0) {
            winners[word + c / 16] = bits;
          } else {
            winners[word + c / 16] |= bits << c % 16;
          }
        }
        target += channels;
        word += channels / 16;
      }
    }
  }

  @Override
  public void unpool2(Plane plane, float[] gradient, int gradientStart, int[] winners, int from) {
    float[] z = plane.values;
    int channels = plane.channels;
    int line = plane.width * channels;
    int source = gradientStart;
    int word = from;
    FloatVector zero = FloatVector.zero(S);
    for (int row = 0; row + 1 < plane.height; row += 2) {
      for (int column = 0; column + 1 < plane.width; column += 2) {
        int at = plane.start + row * line + column * channels;
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
