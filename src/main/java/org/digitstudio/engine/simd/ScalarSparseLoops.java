package org.digitstudio.engine.simd;

import java.util.Arrays;

/** {@link SparseLoops} in plain Java. */
final class ScalarSparseLoops extends SparseLoops {
  @Override
  public void positives(float[] values, int at, int count, SparseVector to) {
    int n = 0;
    for (int i = 0; i < count; i++) {
      float value = values[at + i];
      if (value > 0f) {
        to.places[n] = i;
        to.values[n++] = value;
      }
    }
    to.count = n;
  }

  @Override
  public void addRows(
      SparseVector picks, float[] weights, int weightsAt, int width, float[] out, int outAt) {
    for (int k = 0; k < picks.count; k++) {
      float value = picks.values[k];
      int row = weightsAt + picks.places[k] * width;
      for (int j = 0; j < width; j++) {
        out[outAt + j] += value * weights[row + j];
      }
    }
  }

  @Override
  public void learn(InputPart part) {
    float[] g = part.gradient;
    if (!part.add) {
      Arrays.fill(part.sums, part.sumsAt, part.sumsAt + part.width, 0f);
    }
    for (int k = 0; k < part.pictures.count; k++) {
      int row = part.gradientAt + part.pictures.places[k] * part.width;
      float value = part.pictures.values[k];
      for (int j = 0; j < part.width; j++) {
        part.sums[part.sumsAt + j] += value * g[row + j];
      }
      if (part.back.length > 0) {
        float dot = 0f;
        for (int j = 0; j < part.width; j++) {
          dot += g[row + j] * part.weights[part.weightsAt + j];
        }
        part.back[part.backAt + part.pictures.places[k] * part.size] = dot;
      }
    }
  }

  @Override
  public void winners(WinnerPart part, int map) {
    SparseVector picks = part.picks;
    int n = 0;
    for (int i = 0; i < part.row; i++) {
      float g = part.gradient[map * part.row + i];
      part.bias[map] += g;
      if (g != 0f && part.windows[i] >= 0) {
        int bits = part.words[map / 16 * part.row + i] >>> map % 16;
        int right = (bits & 1) * part.right;
        int lower = (bits >>> 16 & 1) * part.lower;
        picks.places[n] = part.windows[i] + right + lower;
        picks.values[n++] = g;
      }
    }
    picks.count = n;
  }

  @Override
  public void addPatches(
      SparseVector picks, float[] padded, int line, int rows, float[] sums, int at) {
    for (int k = 0; k < picks.count; k++) {
      for (int row = 0; row < rows; row++) {
        for (int j = 0; j < 8; j++) {
          sums[at + row * 8 + j] += picks.values[k] * padded[picks.places[k] + row * line + j];
        }
      }
    }
  }
}
