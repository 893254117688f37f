package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.InkCurves;

/** What is on the paper: strokes, each with the pen's width it was drawn with. Never changes. */
record Drawing(List<DrawnStroke> strokes) {
  static final Drawing BLANK = new Drawing(List.of());

  /** A stroke and its width, both in canvas pixels. */
  record DrawnStroke(Stroke stroke, double width) {}

  Drawing {
    strokes = List.copyOf(strokes);
  }

  boolean isBlank() {
    return strokes.isEmpty();
  }

  Drawing plus(DrawnStroke stroke) {
    List<DrawnStroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Drawing(more);
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
  static Drawing of(Ink ink, double width, double height, double penWidth) {
    if (ink.isEmpty()) {
      return BLANK;
    }
    Box bounds = InkCurves.bounds(ink);
    double room = 0.6;
    double scale =
        Math.min(
            room * width / Math.max(1e-6, bounds.width()),
            room * height / Math.max(1e-6, bounds.height()));
    double shiftX = width / 2 - scale * (bounds.centreX());
    double shiftY = height / 2 - scale * (bounds.centreY());
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
    return new Drawing(strokes);
  }
}
