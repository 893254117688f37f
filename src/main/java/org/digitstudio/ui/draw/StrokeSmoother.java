package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.InkPoint;

/**
 * Removes a mouse's jitter from a line. A mouse reports whole pixels: where samples lie close
 * together, a curve through all of them shows the rounding as waves. Samples far apart stay as they
 * are, since the rounding does not show there and a corner may lie between them. All distances are
 * in the page's unit.
 */
final class StrokeSmoother {
  /** Samples nearer than this to the one before replace it. */
  private static final double MIN_DISTANCE = 3;

  /** Samples farther apart than this are not smoothed. */
  private static final double MAX_SMOOTHED = 12;

  private static final int PASSES = 3;

  private StrokeSmoother() {}

  /** Adds a sample, in place of the last one where that was near the one before. */
  static void add(List<InkPoint> points, InkPoint point) {
    int size = points.size();
    if (size > 1 && distance(points.get(size - 2), points.getLast()) < MIN_DISTANCE) {
      points.removeLast();
    }
    points.add(point);
  }

  /** Returns the line with close samples averaged with their neighbours; both ends stay. */
  static List<InkPoint> smooth(List<InkPoint> points) {
    List<InkPoint> line = points;
    for (int pass = 0; pass < PASSES; pass++) {
      List<InkPoint> before = line;
      line = new ArrayList<>(before);
      for (int i = 1; i + 1 < before.size(); i++) {
        InkPoint a = before.get(i - 1);
        InkPoint b = before.get(i);
        InkPoint c = before.get(i + 1);
        if (distance(a, b) < MAX_SMOOTHED && distance(b, c) < MAX_SMOOTHED) {
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
