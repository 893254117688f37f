package org.digitstudio.paper;

/** A summed-area table (Crow 1984): means over any rectangle, to fractions of a pixel. */
final class AreaSums {
  private final int width;
  private final int height;
  private final double[] sums;

  AreaSums(float[] values, int width, int height) {
    this.width = width;
    this.height = height;
    this.sums = new double[(width + 1) * (height + 1)];
    for (int row = 0; row < height; row++) {
      double line = 0;
      for (int column = 0; column < width; column++) {
        line += values[row * width + column];
        sums[(row + 1) * (width + 1) + column + 1] = sums[row * (width + 1) + column + 1] + line;
      }
    }
  }

  /** The mean over the part of a rectangle that lies in the map; the nearest pixel's if none. */
  float mean(double left, double top, double right, double bottom) {
    double l = Math.clamp(left, 0, width - 1e-3);
    double r = Math.clamp(right, l + 1e-3, width);
    double t = Math.clamp(top, 0, height - 1e-3);
    double b = Math.clamp(bottom, t + 1e-3, height);
    return (float) ((sum(r, b) - sum(l, b) - sum(r, t) + sum(l, t)) / ((r - l) * (b - t)));
  }

  /** The mean over a rectangle of whole pixels, of which at least one lies in the map. */
  double mean(int left, int top, int right, int bottom) {
    int l = Math.max(0, left);
    int t = Math.max(0, top);
    int r = Math.min(width, right);
    int b = Math.min(height, bottom);
    int wide = width + 1;
    double sum = sums[b * wide + r] - sums[b * wide + l] - sums[t * wide + r] + sums[t * wide + l];
    return sum / ((double) (r - l) * (b - t));
  }

  /** The sum left of x and above y, both within the map. */
  private double sum(double x, double y) {
    int column = Math.min((int) x, width - 1);
    int row = Math.min((int) y, height - 1);
    double fx = x - column;
    double fy = y - row;
    int wide = width + 1;
    int at = row * wide + column;
    return (1 - fy) * ((1 - fx) * sums[at] + fx * sums[at + 1])
        + fy * ((1 - fx) * sums[at + wide] + fx * sums[at + wide + 1]);
  }
}
