package org.digitstudio.engine.simd;

/** Multiplies small matrices. */
@FunctionalInterface
public interface MatrixKernel {

  /** Rows of C to compute per call: three register blocks of five rows. */
  int ROWS = 15;

  /**
   * Computes some rows of a product.
   *
   * @param rows of A and C, from their starts; any number, multiples of 5 are fastest
   */
  void multiply(MatrixProduct product, int rows);
}
