package org.digitstudio.paper.sheet;

import java.util.Arrays;

/**
 * The part of a sheet cut out for one box: a little more than the box, for people write over the
 * line.
 *
 * @param box on the page
 * @param width in pixels, like {@code height}
 */
record BoxCut(SheetLayout.Area box, int width, int height) {
  /** Pixels a millimetre. */
  static final double RESOLUTION = 6;

  /** The distance to the left and right of its box over which a digit is followed. */
  private static final double BESIDE = 0.7;

  /** The distance above and below it, where the next thing is print. */
  private static final double BEYOND = 0.4;

  /** The reach of a line and its blur from its middle. */
  private static final double LINE_REACH = 0.45;

  /** Pixels at each side that lie beyond the box or on its line. */
  static final int MARGIN = 6;

  /** Pixels darker than this part of a line's own light are ink over it. */
  private static final float INK_OVER_LINE = 0.8f;

  static BoxCut of(SheetLayout.Area box) {
    int width = (int) Math.round((box.width() + 2 * BESIDE) * RESOLUTION);
    int height = (int) Math.round((box.height() + 2 * BEYOND) * RESOLUTION);
    return new BoxCut(box, width, height);
  }

  /** A column's middle on the page, in millimetres. */
  double x(int column) {
    return box.x() - BESIDE + (column + 0.5) / RESOLUTION;
  }

  double y(int row) {
    return box.y() - BEYOND + (row + 0.5) / RESOLUTION;
  }

  /** Makes the box's lines as light as the paper, but where there is ink over them. */
  void eraseLines(float[] light) {
    float[] sorted = light.clone();
    Arrays.sort(sorted);
    float paper = sorted[(int) (0.7 * sorted.length)];
    double line = SheetPainter.LINE_MIDDLE;
    double[] upright = {box.x() + line, box.right() - line};
    double[] level = {box.y() + line, box.bottom() - line};
    for (double x : upright) {
      erase(light, paper, index -> Math.abs(x(index % width) - x) < LINE_REACH);
    }
    for (double y : level) {
      erase(light, paper, index -> Math.abs(y(index / width) - y) < LINE_REACH);
    }
  }

  private interface Region {
    boolean holds(int index);
  }

  private static void erase(float[] light, float paper, Region line) {
    float[] there = new float[light.length];
    int count = 0;
    for (int i = 0; i < light.length; i++) {
      if (line.holds(i)) {
        there[count++] = light[i];
      }
    }
    Arrays.sort(there, 0, count);
    // The line's own light is that of its darker part, less what ink crosses it.
    float own = there[count / 4];
    for (int i = 0; i < light.length; i++) {
      if (line.holds(i) && light[i] > INK_OVER_LINE * own) {
        light[i] = Math.max(light[i], paper);
      }
    }
  }
}
