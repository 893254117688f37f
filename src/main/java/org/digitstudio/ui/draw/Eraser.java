package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.digit.Drawing.DrawnStroke;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * Removes ink: whatever lies under the eraser on its path from one sample to the next, however far
 * apart a fast hand leaves them. A stroke cut in two becomes two strokes.
 */
final class Eraser {
  /** Strokes are examined this finely, in the page's unit, since samples may lie far apart. */
  private static final double STEP = 4;

  private final InkPoint from;
  private final InkPoint to;
  private final double radius;

  private Eraser(InkPoint from, InkPoint to, double radius) {
    this.from = from;
    this.to = to;
    this.radius = radius;
  }

  /**
   * Returns the drawing without the ink on the eraser's path.
   *
   * @param from the eraser's sample before, or the first one again
   * @param radius of the eraser, in the page's unit
   * @return the same drawing if there is no ink on the path
   */
  static Drawing erase(Drawing drawing, InkPoint from, InkPoint to, double radius) {
    Eraser eraser = new Eraser(from, to, radius);
    List<DrawnStroke> left = new ArrayList<>();
    boolean changed = false;
    for (DrawnStroke drawn : drawing.strokes()) {
      double reach = eraser.radius + drawn.width() / 2;
      List<InkPoint> points = fine(drawn.stroke());
      if (points.stream().anyMatch(point -> eraser.reaches(point, reach))) {
        changed = true;
        eraser
            .remaining(points, reach)
            .forEach(stroke -> left.add(new DrawnStroke(stroke, drawn.width())));
      } else {
        left.add(drawn);
      }
    }
    return changed ? new Drawing(left) : drawing;
  }

  private List<Stroke> remaining(List<InkPoint> points, double reach) {
    List<Stroke> pieces = new ArrayList<>();
    List<InkPoint> piece = new ArrayList<>();
    for (InkPoint point : points) {
      if (!reaches(point, reach)) {
        piece.add(point);
      } else if (!piece.isEmpty()) {
        pieces.add(new Stroke(piece));
        piece = new ArrayList<>();
      }
    }
    if (!piece.isEmpty()) {
      pieces.add(new Stroke(piece));
    }
    return pieces;
  }

  private static List<InkPoint> fine(Stroke stroke) {
    List<InkPoint> points = new ArrayList<>();
    InkPoint before = stroke.points().getFirst();
    points.add(before);
    for (InkPoint next : stroke.points()) {
      double distance = Math.hypot(next.x() - before.x(), next.y() - before.y());
      int steps = (int) Math.ceil(distance / STEP);
      for (int i = 1; i <= steps; i++) {
        float part = (float) i / steps;
        points.add(
            new InkPoint(
                before.x() + part * (next.x() - before.x()),
                before.y() + part * (next.y() - before.y())));
      }
      before = next;
    }
    return points;
  }

  /** Whether a point lies nearer to the path than {@code reach}. */
  private boolean reaches(InkPoint point, double reach) {
    double dx = to.x() - from.x();
    double dy = to.y() - from.y();
    double length = dx * dx + dy * dy;
    double part =
        length == 0
            ? 0
            : Math.clamp(
                ((point.x() - from.x()) * dx + (point.y() - from.y()) * dy) / length, 0, 1);
    return Math.hypot(point.x() - from.x() - part * dx, point.y() - from.y() - part * dy) < reach;
  }
}
