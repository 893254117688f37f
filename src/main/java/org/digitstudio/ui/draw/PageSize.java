package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.digit.Drawing.DrawnStroke;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.InkCurves;

/**
 * The page's own size, which no window changes: a window scales the page to fit, so that no ink
 * ever lies beyond its edge.
 */
final class PageSize {
  static final double WIDTH = 720;
  static final double HEIGHT = 640;
  static final Box BOX = new Box(0, 0, (float) WIDTH, (float) HEIGHT);

  /** The share of the page that ink from elsewhere fills. */
  private static final double SHARE = 0.6;

  private PageSize() {}

  /** Returns someone's ink as a drawing, scaled into the middle of the page. */
  static Drawing centred(Ink ink, double penWidth) {
    if (ink.isEmpty()) {
      return Drawing.BLANK;
    }
    Box bounds = InkCurves.bounds(ink);
    double scale =
        Math.min(
            SHARE * WIDTH / Math.max(1e-6, bounds.width()),
            SHARE * HEIGHT / Math.max(1e-6, bounds.height()));
    double shiftX = WIDTH / 2 - scale * bounds.centreX();
    double shiftY = HEIGHT / 2 - scale * bounds.centreY();
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
