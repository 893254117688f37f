package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ui.draw.Drawing.DrawnStroke;

/** Rubs ink out: what lies under the eraser goes, and a stroke cut in two becomes two. */
final class Eraser {
  /** Strokes are looked at this finely, in canvas pixels, since samples may lie far apart. */
  private static final double STEP = 4;

  private Eraser() {}

  /** The page without the ink within {@code radius} of a place; the same page if there is none. */
  static Drawing rub(Drawing page, double x, double y, double radius) {
    List<DrawnStroke> left = new ArrayList<>();
    boolean changed = false;
    for (DrawnStroke drawn : page.strokes()) {
      double reach = radius + drawn.width() / 2;
      if (touches(drawn.stroke(), x, y, reach)) {
        changed = true;
        remaining(drawn.stroke(), x, y, reach)
            .forEach(stroke -> left.add(new DrawnStroke(stroke, drawn.width())));
      } else {
        left.add(drawn);
      }
    }
    return changed ? new Drawing(left) : page;
  }

  private static boolean touches(Stroke stroke, double x, double y, double reach) {
    return fine(stroke).stream().anyMatch(point -> near(point, x, y, reach));
  }

  private static List<Stroke> remaining(Stroke stroke, double x, double y, double reach) {
    List<Stroke> pieces = new ArrayList<>();
    List<InkPoint> piece = new ArrayList<>();
    for (InkPoint point : fine(stroke)) {
      if (!near(point, x, y, reach)) {
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

  private static boolean near(InkPoint point, double x, double y, double reach) {
    return Math.hypot(point.x() - x, point.y() - y) < reach;
  }
}
