package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.InkPoint;

/**
 * Takes a mouse's trembling out of a line. A mouse tells whole pixels: where samples lie close, a
 * curve through all of them shows the rounding as waves. Samples far apart stay as they are, for
 * there the rounding does not show and a corner may lie between them.
 */
final class StrokeSmoother {
  /** In pixels; nearer samples are one. */
  private static final double NEAREST = 3;

  /** In pixels; farther samples are left alone. */
  private static final double CLOSE = 12;

  private static final int PASSES = 3;

  private StrokeSmoother() {}

  /** Adds a sample, in place of the last one where that was near the one before. */
  static void add(List<InkPoint> points, InkPoint point) {
    int size = points.size();
    if (size > 1 && distance(points.get(size - 2), points.getLast()) < NEAREST) {
      points.removeLast();
    }
    points.add(point);
  }

  /** The line with each close sample drawn to the middle of its neighbours; both ends stay. */
  static List<InkPoint> steady(List<InkPoint> points) {
    List<InkPoint> line = points;
    for (int pass = 0; pass < PASSES; pass++) {
      List<InkPoint> before = line;
      line = new ArrayList<>(before);
      for (int i = 1; i + 1 < before.size(); i++) {
        InkPoint a = before.get(i - 1);
        InkPoint b = before.get(i);
        InkPoint c = before.get(i + 1);
        if (distance(a, b) < CLOSE && distance(b, c) < CLOSE) {
          line.set(
              i, new InkPoint((a.x() + 2 * b.x() + c.x()) / 4, (a.y() + 2 * b.y() + c.y()) / 4));
        }
      }
    }
    return line;
  }

  private static double distance(InkPoint a, InkPoint b) {
    return Math.hypot(a.x() - b.x(), a.y() - b.y());
  }
}
