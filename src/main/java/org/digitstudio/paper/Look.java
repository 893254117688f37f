package org.digitstudio.paper;

import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.ink.Box;

/**
 * The output of the detector for a part of a picture.
 *
 * @param left of the part in the picture's pixels, like {@code top}
 * @param scale pixels the detector saw for one of the picture's
 */
record Look(DigitDetector.Cells cells, double left, double top, double scale) {

  /**
   * Runs a detector.
   *
   * @param part of the picture, in its pixels
   */
  static Look at(DigitDetector detector, GreyMap picture, Box part, double scale) {
    int width = Math.max(1, (int) Math.round(part.width() * scale));
    int height = Math.max(1, (int) Math.round(part.height() * scale));
    GreyMap seen = LocalContrast.of(picture.resampled(part.x(), part.y(), scale, width, height));
    GreyMap whole = inWholeCells(seen);
    return new Look(
        detector.look(whole.width(), whole.height(), whole.values()), part.x(), part.y(), scale);
  }

  /** With nothing to the right of it and below, up to whole cells. */
  private static GreyMap inWholeCells(GreyMap map) {
    int width = Math.ceilDiv(map.width(), DigitDetector.CELL) * DigitDetector.CELL;
    int height = Math.ceilDiv(map.height(), DigitDetector.CELL) * DigitDetector.CELL;
    if (width == map.width() && height == map.height()) {
      return map;
    }
    float[] values = new float[width * height];
    for (int row = 0; row < map.height(); row++) {
      System.arraycopy(map.values(), row * map.width(), values, row * width, map.width());
    }
    return new GreyMap(width, height, values);
  }

  /** A box of what was seen, in the picture's pixels. */
  Box inPicture(double x0, double y0, double x1, double y1) {
    return Box.around(
        (float) (left + x0 / scale),
        (float) (top + y0 / scale),
        (float) (left + x1 / scale),
        (float) (top + y1 / scale));
  }

  /** A box of the picture in pixels of what the detector saw. */
  Box fromPicture(Box box) {
    return Box.around(
        (float) ((box.x() - left) * scale),
        (float) ((box.y() - top) * scale),
        (float) ((box.right() - left) * scale),
        (float) ((box.bottom() - top) * scale));
  }

  /** Whether a pixel that the detector saw is more probably ink of a digit than not. */
  boolean isInk(int x, int y) {
    return logit(x, y) > 0;
  }

  /** The probability that a point of the picture is ink of a digit. */
  float inkAt(double x, double y) {
    double column = (x - left) * scale - 0.5;
    double row = (y - top) * scale - 0.5;
    int x0 = (int) Math.floor(column);
    int y0 = (int) Math.floor(row);
    double fx = column - x0;
    double fy = row - y0;
    double upper = (1 - fx) * logit(x0, y0) + fx * logit(x0 + 1, y0);
    double lower = (1 - fx) * logit(x0, y0 + 1) + fx * logit(x0 + 1, y0 + 1);
    return (float) (1 / (1 + Math.exp(-(1 - fy) * upper - fy * lower)));
  }

  /** The nearest pixel's beyond the border. */
  private float logit(int x, int y) {
    int side = DigitDetector.CELL;
    int column = Math.clamp(x, 0, cells.columns() * side - 1);
    int row = Math.clamp(y, 0, cells.rows() * side - 1);
    int pixel = row % side * side + column % side;
    return cells.values()[cells.at(column / side, row / side) + DigitDetector.INK + pixel];
  }
}
