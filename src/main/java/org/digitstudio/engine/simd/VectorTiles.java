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

  /** Whether 28 sums fit the vector registers: AVX-512 and ARM have 32 of them, AVX2 has 16. */
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
      VectorBlocks.multiply(t, row, rows, column);
    }
  }

  static FloatVector start(MatrixProduct t, int at) {
    return t.add ? FloatVector.fromArray(S, t.c, at) : FloatVector.zero(S);
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
