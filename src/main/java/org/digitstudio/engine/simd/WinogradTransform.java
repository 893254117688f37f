package org.digitstudio.engine.simd;

/**
 * The one-dimensional transforms of Winograd's minimal filtering algorithm F(4, 3), which computes
 * four outputs of a three-tap filter with six multiplications instead of twelve: {@code y = A^T ((G
 * g) * (B^T d))} (Lavin and Gray 2016, interpolation points 0, 1, -1, 2, -2 and infinity). Applied
 * to rows and then columns they form the two-dimensional F(4 x 4, 3 x 3): 36 multiplications for 16
 * outputs, where a direct convolution needs 144. The adjoints propagate gradients.
 */
public enum WinogradTransform {
  /** B^T: six inputs to six terms. */
  INPUT(
      new float[][] {
        {4, 0, -5, 0, 1, 0},
        {0, -4, -4, 1, 1, 0},
        {0, 4, -4, -1, 1, 0},
        {0, -2, -1, 2, 1, 0},
        {0, 2, -1, -2, 1, 0},
        {0, 4, 0, -5, 0, 1}
      }),

  /** B: gradients of six terms to gradients of six inputs. */
  INPUT_ADJOINT(transposed(INPUT.matrix)),

  /** A^T: six products to four outputs. */
  OUTPUT(
      new float[][] {
        {1, 1, 1, 1, 1, 0},
        {0, 1, -1, 2, -2, 0},
        {0, 1, 1, 4, 4, 0},
        {0, 1, -1, 8, -8, 1}
      }),

  /** A: gradients of four outputs to gradients of six products. */
  OUTPUT_ADJOINT(transposed(OUTPUT.matrix)),

  /** G: three filter taps to six terms. */
  KERNEL(
      new float[][] {
        {1 / 4f, 0, 0},
        {-1 / 6f, -1 / 6f, -1 / 6f},
        {-1 / 6f, 1 / 6f, -1 / 6f},
        {1 / 24f, 1 / 12f, 1 / 6f},
        {1 / 24f, -1 / 12f, 1 / 6f},
        {0, 0, 1}
      }),

  /** G^T: gradients of six terms to gradients of three filter taps. */
  KERNEL_ADJOINT(transposed(KERNEL.matrix));

  private final float[][] matrix;

  WinogradTransform(float[][] matrix) {
    this.matrix = matrix;
  }

  /** Returns the number of inputs: columns of the matrix. */
  public int inputs() {
    return matrix[0].length;
  }

  /** Returns the number of outputs: rows of the matrix. */
  public int outputs() {
    return matrix.length;
  }

  float coefficient(int output, int input) {
    return matrix[output][input];
  }

  private static float[][] transposed(float[][] matrix) {
    float[][] result = new float[matrix[0].length][matrix.length];
    for (int i = 0; i < matrix.length; i++) {
      for (int j = 0; j < matrix[i].length; j++) {
        result[j][i] = matrix[i][j];
      }
    }
    return result;
  }
}
