package org.digitstudio.ink;

/**
 * The illumination of a picture, modelled as a plane. Fitted by least squares to all pixels, then
 * repeatedly without outliers.
 *
 * @param level at column 0 and row 0
 * @param perColumn increase from one column to the next; like {@code perRow}
 */
record IlluminationPlane(double level, double perColumn, double perRow) {
  private static final int ROUNDS = 4;

  static IlluminationPlane of(float[] pixels, int width, int height) {
    IlluminationPlane plane = new IlluminationPlane(0, 0, 0);
    double maxResidual = Double.POSITIVE_INFINITY;
    for (int round = 0; round < ROUNDS; round++) {
      plane = fit(pixels, width, height, plane, maxResidual);
      double sum = 0;
      for (int i = 0; i < pixels.length; i++) {
        sum += Math.abs(pixels[i] - plane.at(i % width, i / width));
      }
      maxResidual = 1.5 * sum / pixels.length;
    }
    return plane;
  }

  double at(double column, double row) {
    return level + perColumn * column + perRow * row;
  }

  /** Fits a plane to the pixels that deviate from the last one by at most {@code maxResidual}. */
  private static IlluminationPlane fit(
      float[] pixels, int width, int height, IlluminationPlane last, double maxResidual) {
    double n = 0;
    double x = 0;
    double y = 0;
    double v = 0;
    double xx = 1e-9;
    double yy = 1e-9;
    double xy = 0;
    double xv = 0;
    double yv = 0;
    for (int i = 0; i < pixels.length; i++) {
      double column = i % width - (width - 1) / 2.0;
      double row = i / width - (height - 1) / 2.0;
      double value = pixels[i];
      if (Math.abs(value - last.at(i % width, i / width)) <= maxResidual) {
        n++;
        x += column;
        y += row;
        v += value;
        xx += column * column;
        yy += row * row;
        xy += column * row;
        xv += column * value;
        yv += row * value;
      }
    }
    if (n < 3) {
      return last;
    }
    double sxx = xx - x * x / n;
    double syy = yy - y * y / n;
    double sxy = xy - x * y / n;
    double sxv = xv - x * v / n;
    double syv = yv - y * v / n;
    double determinant = sxx * syy - sxy * sxy;
    if (determinant < 1e-6) {
      return new IlluminationPlane(v / n, 0, 0);
    }
    double perColumn = (sxv * syy - syv * sxy) / determinant;
    double perRow = (syv * sxx - sxv * sxy) / determinant;
    double middle = (v - perColumn * x - perRow * y) / n;
    return new IlluminationPlane(
        middle - perColumn * (width - 1) / 2.0 - perRow * (height - 1) / 2.0, perColumn, perRow);
  }
}
