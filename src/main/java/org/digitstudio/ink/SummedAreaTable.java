package org.digitstudio.ink;

/**
 * A summed-area table (Crow 1984): sums and means over any rectangle of a map, to fractions of a
 * pixel, in constant time.
 */
public final class SummedAreaTable {
  private final int columns;
  private final int rows;
  private final double[] sums;

  /**
   * Computes the table.
   *
   * @param values rows x columns values, row by row
   */
  public SummedAreaTable(float[] values, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    this.sums = new double[(columns + 1) * (rows + 1)];
    for (int row = 0; row < rows; row++) {
      double line = 0;
      for (int column = 0; column < columns; column++) {
        line += values[row * columns + column];
        sums[(row + 1) * (columns + 1) + column + 1] =
            sums[row * (columns + 1) + column + 1] + line;
      }
    }
  }

  /** Returns the sum over a rectangle; outside the map the values are 0. */
  double sum(double left, double top, double right, double bottom) {
    return sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
  }

  /** Returns the mean over the part of a rectangle inside the map; the nearest value if none is. */
  public float mean(double left, double top, double right, double bottom) {
    double l = Math.clamp(left, 0, columns - 1e-3);
    double r = Math.clamp(right, l + 1e-3, columns);
    double t = Math.clamp(top, 0, rows - 1e-3);
    double b = Math.clamp(bottom, t + 1e-3, rows);
    return (float) (sum(l, t, r, b) / ((r - l) * (b - t)));
  }

  /** Returns the mean over a rectangle of whole pixels, at least one of them inside the map. */
  public double mean(int left, int top, int right, int bottom) {
    int l = Math.max(0, left);
    int t = Math.max(0, top);
    int r = Math.min(columns, right);
    int b = Math.min(rows, bottom);
    int stride = columns + 1;
    double sum =
        sums[b * stride + r] - sums[b * stride + l] - sums[t * stride + r] + sums[t * stride + l];
    return sum / ((double) (r - l) * (b - t));
  }

  /** Returns the sum over the area left of x and above y. */
  private double sum(double x, double y) {
    double cx = Math.clamp(x, 0, columns);
    double cy = Math.clamp(y, 0, rows);
    int column = Math.min((int) cx, columns - 1);
    int row = Math.min((int) cy, rows - 1);
    double fx = cx - column;
    double fy = cy - row;
    int stride = columns + 1;
    int at = row * stride + column;
    return (1 - fy) * ((1 - fx) * sums[at] + fx * sums[at + 1])
        + fy * ((1 - fx) * sums[at + stride] + fx * sums[at + stride + 1]);
  }
}
