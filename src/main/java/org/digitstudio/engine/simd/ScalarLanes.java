package org.digitstudio.engine.simd;

/** {@link Lanes} in plain Java. */
final class ScalarLanes extends Lanes {
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
      float[] from, int fromAt, float[] to, int toAt, int rows, float[] scale, float[] shift) {
    int width = scale.length;
    for (int row = 0; row < rows; row++) {
      int offset = row * width;
      for (int c = 0; c < width; c++) {
        to[toAt + offset + c] = from[fromAt + offset + c] * scale[c] + shift[c];
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
      float[] a, int aAt, float[] b, int bAt, int rows, float[] sums, int width) {
    for (int row = 0; row < rows; row++) {
      int offset = row * width;
      for (int c = 0; c < width; c++) {
        sums[c] += a[aAt + offset + c] * b[bAt + offset + c];
      }
    }
  }

  @Override
  public void blend(float[] g, int gAt, float[] x, int xAt, int rows, Coefficients k) {
    int width = k.scale().length;
    for (int row = 0; row < rows; row++) {
      int offset = row * width;
      for (int c = 0; c < width; c++) {
        int place = gAt + offset + c;
        g[place] = g[place] * k.scale()[c] + (x[xAt + offset + c] * k.slope()[c] + k.shift()[c]);
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

  /** 24 well mixed bits (the constants are Wellons's "lowbias32"). */
  private static int hash(int place, int key) {
    int x = place * 0x9E3779B9 ^ key;
    x ^= x >>> 16;
    x *= 0x7FEB352D;
    x ^= x >>> 15;
    x *= 0x846CA68B;
    return x >>> 8;
  }

  @Override
  long notZero(float[] values, int at, int count) {
    long bits = 0;
    for (int i = 0; i < count; i++) {
      bits |= values[at + i] != 0f ? 1L << i : 0;
    }
    return bits;
  }

  @Override
  public void adam(
      AdamRun run, float decay, float[] weights, int at, float[] gradient, int from, int count) {
    for (int i = 0; i < count; i++) {
      float g = gradient[from + i];
      float m = run.mean[at + i] * run.beta1 + g * (1 - run.beta1);
      float v = run.square[at + i] * run.beta2 + g * g * (1 - run.beta2);
      run.mean[at + i] = m;
      run.square[at + i] = v;
      float w = weights[at + i];
      float step = run.rate * m / ((float) Math.sqrt(v) + run.epsilon);
      weights[at + i] = w - (step + w * decay);
    }
  }
}
