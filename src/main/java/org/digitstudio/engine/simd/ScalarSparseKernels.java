package org.digitstudio.engine.simd;

import java.util.Arrays;

/** {@link SparseKernels} in plain Java. */
final class ScalarSparseKernels extends SparseKernels {
  @Override
  public void selectPositive(float[] values, int at, int count, SparseVector to) {
    int n = 0;
    for (int i = 0; i < count; i++) {
      float value = values[at + i];
      if (value > 0f) {
        to.indices[n] = i;
        to.values[n++] = value;
      }
    }
    to.count = n;
  }

  @Override
  public void addRows(
      SparseVector vector, float[] weights, int weightsAt, int width, float[] out, int outAt) {
    for (int k = 0; k < vector.count; k++) {
      float value = vector.values[k];
      int row = weightsAt + vector.indices[k] * width;
      for (int j = 0; j < width; j++) {
        out[outAt + j] += value * weights[row + j];
      }
    }
  }

  @Override
  public void backward(InputGradient t) {
    float[] g = t.gradient;
    if (!t.add) {
      Arrays.fill(t.sums, t.sumsAt, t.sumsAt + t.width, 0f);
    }
    for (int k = 0; k < t.images.count; k++) {
      int row = t.gradientAt + t.images.indices[k] * t.width;
      float value = t.images.values[k];
      for (int j = 0; j < t.width; j++) {
        t.sums[t.sumsAt + j] += value * g[row + j];
      }
      if (t.inputs.length > 0) {
        float dot = 0f;
        for (int j = 0; j < t.width; j++) {
          dot += g[row + j] * t.weights[t.weightsAt + j];
        }
        t.inputs[t.inputsAt + t.images.indices[k] * t.inputsStep] = dot;
      }
    }
  }

  @Override
  public void selectWinners(KernelGradient t, int channel, int cornersAt, int bit) {
    SparseVector winners = t.winners;
    int n = 0;
    for (int i = 0; i < t.row; i++) {
      float g = t.gradient[channel * t.row + i];
      t.bias[channel] += g;
      if (g != 0f && t.windows[i] >= 0) {
        int bits = t.corners[cornersAt + i] >>> bit;
        int right = (bits & 1) * t.right;
        int lower = (bits >>> 16 & 1) * t.lower;
        winners.indices[n] = t.windows[i] + right + lower;
        winners.values[n++] = g;
      }
    }
    winners.count = n;
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
    int columns = KernelGradient.MAX_COLUMNS;
    for (int k = 0; k < winners.count; k++) {
      for (int row = 0; row < rows; row++) {
        int from = paddedAt + winners.indices[k] + row * line;
        for (int j = 0; j < columns; j++) {
          sums[at + row * columns + j] += winners.values[k] * padded[from + j];
        }
      }
    }
  }
}
