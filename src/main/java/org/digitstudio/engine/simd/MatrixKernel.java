package org.digitstudio.engine.simd;

/** Multiplies small matrices. */
@FunctionalInterface
public interface MatrixKernel {

  /** Rows of C that fit the registers in whole blocks; larger products go in steps of these. */
  int ROWS = 15;

  /**
   * Computes some rows of a product.
   *
   * @param rows of A and C, from their starts; any number, multiples of 5 are fastest
   */
  void multiply(MatrixProduct product, int rows);
}
