package org.digitstudio.paper.sheet;

/**
 * The map from one plane to another as a camera sees it: x' = (a x + b y + c) / (g x + h y + 1).
 */
final class Homography {
  private final double[] m;

  private Homography(double[] coefficients) {
    this.m = coefficients;
  }

  /**
   * The map that takes four points to four others.
   *
   * @throws IllegalArgumentException if three of them lie on a line
   */
  static Homography of(double[][] from, double[][] to) {
    double[][] rows = new double[8][9];
    for (int i = 0; i < 4; i++) {
      double x = from[i][0];
      double y = from[i][1];
      for (int axis = 0; axis < 2; axis++) {
        double[] row = rows[2 * i + axis];
        row[3 * axis] = x;
        row[3 * axis + 1] = y;
        row[3 * axis + 2] = 1;
        row[6] = -x * to[i][axis];
        row[7] = -y * to[i][axis];
        row[8] = to[i][axis];
      }
    }
    return new Homography(solved(rows));
  }

  /** Gauss's elimination with pivots. */
  private static double[] solved(double[][] rows) {
    int n = rows.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
          pivot = row;
        }
      }
      if (Math.abs(rows[pivot][column]) < 1e-9) {
        throw new IllegalArgumentException("Three of the points lie on a line");
      }
      double[] swapped = rows[pivot];
      rows[pivot] = rows[column];
      rows[column] = swapped;
      for (int row = 0; row < n; row++) {
        if (row != column) {
          double factor = rows[row][column] / rows[column][column];
          for (int i = column; i <= n; i++) {
            rows[row][i] -= factor * rows[column][i];
          }
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = rows[i][n] / rows[i][i];
    }
    return solution;
  }

  double x(double x, double y) {
    return (m[0] * x + m[1] * y + m[2]) / (m[6] * x + m[7] * y + 1);
  }

  double y(double x, double y) {
    return (m[3] * x + m[4] * y + m[5]) / (m[6] * x + m[7] * y + 1);
  }
}
