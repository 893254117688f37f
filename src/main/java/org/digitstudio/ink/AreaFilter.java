package org.digitstudio.ink;

/**
 * Scales and shifts pictures by area: each new pixel is the mean of the part of the old picture it
 * lies on, to fractions of a pixel, so that grey levels and the centre of mass are kept. Outside
 * the old picture is black. Built on a summed-area table (Crow 1984).
 */
final class AreaFilter {
  private final int columns;
  private final int rows;
  private final double[] sums;

  AreaFilter(float[] pixels, int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
    sums = new double[(columns + 1) * (rows + 1)];
    for (int row = 0; row < rows; row++) {
      double line = 0;
      for (int column = 0; column < columns; column++) {
        line += pixels[row * columns + column];
        sums[(row + 1) * (columns + 1) + column + 1] =
            sums[row * (columns + 1) + column + 1] + line;
      }
    }
  }

  static GreyPicture shrink(GreyPicture picture, int mostSide) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= mostSide) {
      return picture;
    }
    double scale = (double) mostSide / longer;
    int width = Math.max(1, (int) Math.round(picture.width() * scale));
    int height = Math.max(1, (int) Math.round(picture.height() * scale));
    AreaFilter filter = new AreaFilter(picture.shared(), picture.width(), picture.height());
    float[] small = new float[width * height];
    double stepX = (double) picture.width() / width;
    double stepY = (double) picture.height() / height;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        small[row * width + column] =
            filter.mean(column * stepX, row * stepY, (column + 1) * stepX, (row + 1) * stepY);
      }
    }
    return GreyPicture.owning(width, height, small);
  }

  /**
   * @param scale from old pixels to new
   * @param shiftX where the old picture's left edge comes to lie, in new pixels; like {@code
   *     shiftY}
   */
  float[] draw(double scale, double shiftX, double shiftY, int newColumns, int newRows) {
    float[] drawn = new float[newColumns * newRows];
    // Enlarging averages over a whole old pixel, which is linear interpolation.
    double half = Math.max(1 / scale, 1) / 2;
    for (int row = 0; row < newRows; row++) {
      double y = (row + 0.5 - shiftY) / scale;
      for (int column = 0; column < newColumns; column++) {
        double x = (column + 0.5 - shiftX) / scale;
        drawn[row * newColumns + column] = mean(x - half, y - half, x + half, y + half);
      }
    }
    return drawn;
  }

  /** The mean over a rectangle, black where it leaves the picture, clamped to 0..1. */
  float mean(double left, double top, double right, double bottom) {
    double sum = sum(right, bottom) - sum(left, bottom) - sum(right, top) + sum(left, top);
    return (float) Math.clamp(sum / ((right - left) * (bottom - top)), 0, 1);
  }

  /** The mean over the part of a rectangle of whole pixels that lies in the picture. */
  float meanInside(int left, int top, int right, int bottom) {
    int l = Math.max(0, left);
    int t = Math.max(0, top);
    int r = Math.min(columns, right);
    int b = Math.min(rows, bottom);
    int wide = columns + 1;
    double sum = sums[b * wide + r] - sums[b * wide + l] - sums[t * wide + r] + sums[t * wide + l];
    return (float) (sum / ((double) (r - l) * (b - t)));
  }

  /** The sum left of x and above y. */
  private double sum(double x, double y) {
    double cx = Math.clamp(x, 0, columns);
    double cy = Math.clamp(y, 0, rows);
    int column = Math.min((int) cx, columns - 1);
    int row = Math.min((int) cy, rows - 1);
    double fx = cx - column;
    double fy = cy - row;
    int wide = columns + 1;
    int at = row * wide + column;
    return (1 - fy) * ((1 - fx) * sums[at] + fx * sums[at + 1])
        + fy * ((1 - fx) * sums[at + wide] + fx * sums[at + wide + 1]);
  }
}
