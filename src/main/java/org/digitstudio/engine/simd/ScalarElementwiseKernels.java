package org.digitstudio.engine.simd;

/** {@link ElementwiseKernels} in plain Java. */
final class ScalarElementwiseKernels extends ElementwiseKernels {
  @Override
  public void addBias(
      float[] values, int at, int rows, int width, float[] bias, int biasAt, boolean relu) {
    float floor = relu ? 0f : Float.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      int start = at + row * width;
      for (int c = 0; c < width; c++) {
        values[start + c] = Math.max(values[start + c] + bias[biasAt + c], floor);
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
    for (int row = 0; row < rows; row++) {
      int offset = row * width;
      for (int c = 0; c < width; c++) {
        to[toAt + offset + c] = Math.max(from[fromAt + offset + c] * scale[c] + shift[c], floor);
      }
    }
  }

  @Override
  public void addColumns(float[] values, int at, int rows, int width, float[] sums, int sumsAt) {
    for (int row = 0; row < rows; row++) {
      for (int c = 0; c < width; c++) {
        sums[sumsAt + c] += values[at + row * width + c];
      }
    }
  }

  @Override
  public void addColumnProducts(
      float[] a, int aAt, float[] b, int bAt, int rows, float[] sums, int sumsAt, int width) {
    for (int row = 0; row < rows; row++) {
      int offset = row * width;
      for (int c = 0; c < width; c++) {
        sums[sumsAt + c] += a[aAt + offset + c] * b[bAt + offset + c];
      }
    }
  }

  @Override
  public void combine(float[] g, float[] x, float[] to, int at, int rows, Coefficients k) {
    int width = k.scale().length;
    for (int row = 0; row < rows; row++) {
      int offset = row * width;
      for (int c = 0; c < width; c++) {
        int i = at + offset + c;
        to[i] = g[i] * k.scale()[c] + (x[i] * k.slope()[c] + k.shift()[c]);
      }
    }
  }

  @Override
  public void gate(float[] g, float[] y, int at, int count, float scale) {
    for (int i = at; i < at + count; i++) {
      g[i] = y[i] == 0f ? 0f : g[i] * scale;
    }
  }

  @Override
  public void drop(float[] values, int at, int count, int key, int threshold, float scale) {
    for (int i = 0; i < count; i++) {
      values[at + i] = hash(i, key) < threshold ? 0f : values[at + i] * scale;
    }
  }

  /** Returns 24 well mixed bits; the constants are those of Wellons's "lowbias32". */
  private static int hash(int index, int key) {
    int x = index * 0x9E3779B9 ^ key;
    x ^= x >>> 16;
    x *= 0x7FEB352D;
    x ^= x >>> 15;
    x *= 0x846CA68B;
    return x >>> 8;
  }

  @Override
  long nonzeroBits(float[] values, int at, int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= values[at + i] != 0f ? 1L << i : 0;
    }
    return bits;
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
    for (int i = 0; i < count; i++) {
      float g = gradient[from + i];
      float m = state.mean[at + i] * state.beta1 + g * (1 - state.beta1);
      float v = state.square[at + i] * state.beta2 + g * g * (1 - state.beta2);
      state.mean[at + i] = m;
      state.square[at + i] = v;
      float w = weights[at + i];
      float step = state.stepSize * m / ((float) Math.sqrt(v) + state.epsilon);
      weights[at + i] = w - (step + w * decay);
    }
  }
}
