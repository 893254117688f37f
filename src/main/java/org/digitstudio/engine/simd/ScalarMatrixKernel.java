package org.digitstudio.engine.simd;

import java.util.Arrays;

/** {@link MatrixKernel} in plain Java. */
final class ScalarMatrixKernel implements MatrixKernel {

  @Override
  public void multiply(MatrixProduct t, int rows) {
    for (int row = 0; row < rows; row++) {
      int aAt = t.aStart + row * t.aRow;
      int cAt = t.cStart + row * t.cRow;
      if (!t.add) {
        Arrays.fill(t.c, cAt, cAt + MatrixProduct.COLUMNS, 0f);
      }
      for (int p = t.from; p < t.to; p++) {
        float value = t.a[aAt + t.steps[p]];
        if (value != 0f) {
          addScaled(value, t.b, t.bStart + p * t.bStep, t.c, cAt);
        }
      }
    }
  }

  private static void addScaled(float value, float[] b, int bAt, float[] c, int cAt) {
    for (int j = 0; j < MatrixProduct.COLUMNS; j++) {
      c[cAt + j] += value * b[bAt + j];
    }
  }
}
