package org.digitstudio.ink;

/**
 * Scales and shifts pictures by an area (box) filter: each target pixel is the mean of the source
 * area it covers, to fractions of a pixel, which preserves grey levels and the centre of mass.
 * Outside the source is black.
 */
final class AreaFilter {
  private final SummedAreaTable table;

  AreaFilter(float[] pixels, int columns, int rows) {
    table = new SummedAreaTable(pixels, columns, rows);
  }

  /** Scales a picture down so that its longer side is at most {@code maxSide} pixels. */
  static GreyPicture shrink(GreyPicture picture, int maxSide) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= maxSide) {
      return picture;
    }
    double scale = (double) maxSide / longer;
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
   * Scales and shifts the source.
   *
   * @param scale target pixels per source pixel
   * @param shiftX position of the source's left edge in target pixels; like {@code shiftY}
   */
  float[] draw(double scale, double shiftX, double shiftY, int newColumns, int newRows) {
    float[] drawn = new float[newColumns * newRows];
    // Enlarging averages over one source pixel, which is linear interpolation.
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

  /** Returns the mean over a rectangle, clamped to 0..1; black outside the source. */
  float mean(double left, double top, double right, double bottom) {
    double sum = table.sum(left, top, right, bottom);
    return (float) Math.clamp(sum / ((right - left) * (bottom - top)), 0, 1);
  }

  /** Returns the mean over the part of a rectangle of whole pixels inside the source. */
  float meanInside(int left, int top, int right, int bottom) {
    return (float) table.mean(left, top, right, bottom);
  }
}
