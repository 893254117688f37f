package org.digitstudio.engine.simd;

/** The innermost loops in plain Java: the twin that runs where there are no vectors. */
final class ScalarTiles extends Tiles {

  @Override
  public void multiply(MatrixProduct t, int rows) {
    float[] a = t.a;
    float[] b = t.b;
    float[] c = t.c;
    for (int row = 0; row < rows; row++) {
      int aAt = t.aStart + (row < 7 ? row * t.aRow : t.aJump + (row - 7) * t.aRow);
      int cAt = t.cStart + (row < 7 ? row * t.cRow : t.cJump + (row - 7) * t.cRow);
      if (!t.add) {
        for (int j = 0; j < MatrixProduct.COLUMNS; j++) {
          c[cAt + j] = 0f;
        }
      }
      for (int p = t.from; p < t.to; p++) {
        float value = a[aAt + t.steps[p]];
        if (value != 0f) {
          addScaled(value, b, t.bStart + p * t.bStep, c, cAt);
        }
      }
    }
  }

  private static void addScaled(float value, float[] b, int bAt, float[] c, int cAt) {
    for (int j = 0; j < MatrixProduct.COLUMNS; j++) {
      c[cAt + j] += value * b[bAt + j];
    }
  }

  @Override
  public void pooled(PoolTile t) {
    float[] sums = t.sums;
    for (int window = 0; window < t.count; window++) {
      for (int c = 0; c < MatrixProduct.COLUMNS; c++) {
        for (int corner = 0; corner < 4; corner++) {
          int at = t.aStart + (2 * window + corner % 2) * t.aRow + corner / 2 * t.aLine;
          float sum = 0f;
          for (int k = 0; k < t.termCount; k++) {
            int p = t.terms[k];
            sum += t.a[at + t.steps[p]] * t.b[t.bStart + p * MatrixProduct.COLUMNS + c];
          }
          sums[corner] = sum;
        }
        float top = Math.max(sums[0], sums[1]);
        float low = Math.max(sums[2], sums[3]);
        boolean lower = low > top;
        boolean right = lower ? sums[3] > sums[2] : sums[1] > sums[0];
        float best = Math.max(top, low) + t.bias[t.biasStart + c];
        t.out[t.outStart + window * t.outRow + c] = Math.max(best, t.floor);
        if (t.keepsWinners) {
          int slot = t.winnersStart + (window * t.outRow + c) / 16;
          int bits = (right ? 1 : 0) | (lower ? 1 << 16 : 0);
          t.winners[slot] = c % 16 == 0 ? bits : t.winners[slot] | bits << c % 16;
        }
      }
    }
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
    for (int row = 0; row + 1 < plane.height; row += 2) {
      for (int column = 0; column + 1 < plane.width; column += 2) {
        int at = plane.start + row * line + column * channels;
        for (int c = 0; c < channels; c++) {
          float top = Math.max(z[at + c], z[at + c + channels]);
          float low = Math.max(z[at + c + line], z[at + c + line + channels]);
          boolean lower = low > top;
          int left = lower ? at + c + line : at + c;
          boolean right = z[left + channels] > z[left];
          float best = Math.max(top, low) + bias[biasStart + c];
          out[target + c] = plane.relu ? Math.max(0f, best) : best;
          int bits = (right ? 1 : 0) | (lower ? 1 << 16 : 0);
          int slot = word + c / 16;
          winners[slot] = c % 16 == 0 ? bits : winners[slot] | bits << c % 16;
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
    for (int row = 0; row + 1 < plane.height; row += 2) {
      for (int column = 0; column + 1 < plane.width; column += 2) {
        int at = plane.start + row * line + column * channels;
        for (int c = 0; c < channels; c++) {
          int bits = winners[word + c / 16] >>> c % 16;
          int winner = (bits & 1) + (bits >>> 15 & 2);
          float g = gradient[source + c];
          z[at + c] = winner == 0 ? g : 0f;
          z[at + c + channels] = winner == 1 ? g : 0f;
          z[at + c + line] = winner == 2 ? g : 0f;
          z[at + c + line + channels] = winner == 3 ? g : 0f;
        }
        source += channels;
        word += channels / 16;
      }
    }
  }
}
