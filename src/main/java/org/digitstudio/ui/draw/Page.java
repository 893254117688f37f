package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.Ink;
import org.digitstudio.domain.InkPoint;
import org.digitstudio.domain.Stroke;

/** What is on the paper: strokes, each with the pen's width it was drawn with. Never changes. */
record Page(List<DrawnStroke> strokes) {
  static final Page BLANK = new Page(List.of());

  /** A stroke and its width, both in canvas pixels. */
  record DrawnStroke(Stroke stroke, double width) {}

  Page {
    strokes = List.copyOf(strokes);
  }

  boolean isBlank() {
    return strokes.isEmpty();
  }

  Page plus(DrawnStroke stroke) {
    List<DrawnStroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Page(more);
  }

  /** The drawing as the reader takes it, with the last pen's width. */
  Ink ink() {
    if (strokes.isEmpty()) {
      return Ink.EMPTY;
    }
    return new Ink(
        strokes.stream().map(DrawnStroke::stroke).toList(), (float) strokes.getLast().width());
  }

  /** A page with someone's ink on it, scaled into the middle of a canvas. */
  static Page of(Ink ink, double width, double height, double penWidth) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (Stroke stroke : ink.strokes()) {
      for (InkPoint point : stroke.points()) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    double room = 0.6;
    double scale =
        Math.min(
            room * width / Math.max(1e-6, right - left),
            room * height / Math.max(1e-6, bottom - top));
    double shiftX = width / 2 - scale * (left + right) / 2;
    double shiftY = height / 2 - scale * (top + bottom) / 2;
    List<DrawnStroke> strokes = new ArrayList<>();
    for (Stroke stroke : ink.strokes()) {
      List<InkPoint> points = new ArrayList<>();
      for (InkPoint point : stroke.points()) {
        points.add(
            new InkPoint(
                (float) (scale * point.x() + shiftX), (float) (scale * point.y() + shiftY)));
      }
      strokes.add(new DrawnStroke(new Stroke(points), penWidth));
    }
    return new Page(strokes);
  }
}
