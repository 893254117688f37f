package org.digitstudio.engine.kernel;

import java.util.Arrays;

/** {@link Sparse} in plain Java. */
final class ScalarSparse extends Sparse {
  @Override
  void positives(float[] values, int at, int count, Picks to) {
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
  void addRows(Picks picks, float[] weights, int weightsAt, int width, float[] out, int outAt) {
    for (int k = 0; k < picks.count; k++) {
      float value = picks.values[k];
      int row = weightsAt + picks.places[k] * width;
      for (int j = 0; j < width; j++) {
        out[outAt + j] += value * weights[row + j];
      }
    }
  }

  @Override
  void learn(InputPart part) {
    float[] g = part.gradient;
    if (!part.add) {
      Arrays.fill(part.sums, part.sumsAt, part.sumsAt + part.width, 0f);
    }
    for (int k = 0; k < part.count; k++) {
      int row = part.gradientAt + part.pictures[part.from + k] * part.width;
      int place = part.pictures[part.from + k] * part.size + part.input;
      float value = part.values[place];
      for (int j = 0; j < part.width; j++) {
        part.sums[part.sumsAt + j] += value * g[row + j];
      }
      if (part.back.length > 0) {
        float dot = 0f;
        for (int j = 0; j < part.width; j++) {
          dot += g[row + j] * part.weights[part.weightsAt + j];
        }
        part.back[place] = dot;
      }
    }
  }

  @Override
  void winners(WinnerPart part, int at, int patch) {
    Picks picks = part.picks;
    int bias = at / part.channels % WinnerPart.LANES * part.channels;
    for (int c = 0; c < part.channels; c++) {
      if (part.values[at + c] > 0f) {
        float g = part.gradient[at + c] * part.scale;
        part.bias[bias + c] += g;
        if (patch >= 0) {
          int bits = part.winners[(at + c) / 16] >>> (at + c) % 16;
          int moved =
              ((bits & 1) != 0 ? part.right : 0) + ((bits >>> 16 & 1) != 0 ? part.lower : 0);
          picks.places[picks.count] = c << 16 | patch + moved;
          picks.values[picks.count++] = g;
        }
      }
    }
  }

  @Override
  void addPatches(Picks picks, float[] padded, int line, int rows, float[] sums, int sumsAt) {
    for (int k = 0; k < picks.count; k++) {
      float value = picks.values[k];
      int patch = picks.places[k] & 0xFFFF;
      int at = sumsAt + (picks.places[k] >>> 16) * rows * 8;
      for (int row = 0; row < rows; row++) {
        for (int j = 0; j < 8; j++) {
          sums[at + row * 8 + j] += value * padded[patch + row * line + j];
        }
      }
    }
  }
}
