package org.digitstudio.engine.simd;

/** {@link PoolingKernels} in plain Java. */
final class ScalarPoolingKernels extends PoolingKernels {

  @Override
  public void convolveAndPool(ConvPoolTile t) {
    for (int c = 0; c < MatrixProduct.COLUMNS; c++) {
      float topLeft = sum(t, t.aStart, c);
      float topRight = sum(t, t.aStart + t.aRow, c);
      float lowLeft = sum(t, t.aStart + t.aLine, c);
      float lowRight = sum(t, t.aStart + t.aLine + t.aRow, c);
      float top = Math.max(topLeft, topRight);
      float low = Math.max(lowLeft, lowRight);
      t.out[t.outStart + c] = Math.max(0f, Math.max(top, low) + t.bias[t.biasStart + c]);
      if (t.keepsWinners) {
        boolean lower = low > top;
        boolean right = lower ? lowRight > lowLeft : topRight > topLeft;
        note(t.winners, t.winnersStart, c, right, lower);
      }
    }
  }

  private static float sum(ConvPoolTile t, int at, int c) {
    float sum = 0f;
    for (long terms = t.terms; terms != 0; terms &= terms - 1) {
      int p = Long.numberOfTrailingZeros(terms);
      sum += t.a[at + t.steps[p]] * t.b[t.bStart + p * MatrixProduct.COLUMNS + c];
    }
    return sum;
  }

  private static void note(int[] winners, int start, int c, boolean right, boolean lower) {
    int bits = (right ? 1 : 0) | (lower ? 1 << 16 : 0);
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
    for (int row = 0; row + 1 < maps.height; row += 2) {
      for (int column = 0; column + 1 < maps.width; column += 2) {
        int at = maps.start + row * line + column * channels;
        for (int c = 0; c < channels; c++) {
          float top = Math.max(z[at + c], z[at + c + channels]);
          float low = Math.max(z[at + c + line], z[at + c + line + channels]);
          boolean lower = low > top;
          int left = lower ? at + c + line : at + c;
          float largest = Math.max(top, low) + bias.values()[bias.start() + c];
          out[target + c] = bias.relu() ? Math.max(0f, largest) : largest;
          note(winners, word, c, z[left + channels] > z[left], lower);
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
    for (int row = 0; row + 1 < maps.height; row += 2) {
      for (int column = 0; column + 1 < maps.width; column += 2) {
        int at = maps.start + row * line + column * channels;
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
