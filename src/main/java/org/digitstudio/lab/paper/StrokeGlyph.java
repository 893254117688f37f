package org.digitstudio.lab.paper;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.InkCurves;

/** A glyph as strokes: points x, y, x, y, ... in heights, from the top left corner of its box. */
record StrokeGlyph(int label, List<float[]> strokes, float aspect) implements Glyph {

  /** Height by width below which ink is a horizontal stroke, whose unit is its width. */
  private static final float FLAT = 0.5f;

  static StrokeGlyph of(int label, Ink ink) {
    Box box = InkCurves.bounds(ink);
    float unit = Math.max(Math.max(box.height(), FLAT * box.width()), 1e-6f);
    float down = 1 - box.height() / unit;
    List<float[]> strokes = new ArrayList<>();
    for (float[] curve : InkCurves.flatten(ink, unit / 40)) {
      float[] points = new float[curve.length];
      for (int i = 0; i < points.length; i += 2) {
        points[i] = (curve[i] - box.x()) / unit;
        points[i + 1] = (curve[i + 1] - box.y()) / unit + down / 2;
      }
      strokes.add(points);
    }
    return new StrokeGlyph(label, strokes, box.width() / unit);
  }

  /** Creates a glyph from polylines in any unit, smoothed to curves. */
  static StrokeGlyph of(int label, float[][] polylines) {
    List<org.digitstudio.domain.digit.Stroke> strokes = new ArrayList<>();
    for (float[] line : polylines) {
      List<InkPoint> points = new ArrayList<>();
      for (int i = 0; i < line.length; i += 2) {
        points.add(new InkPoint(line[i], line[i + 1]));
      }
      strokes.add(new org.digitstudio.domain.digit.Stroke(points));
    }
    return of(label, new Ink(strokes, 0));
  }

  @Override
  public Box draw(InkLayer page, Placement placement, Pen pen, PageRandom random) {
    PenTip tip = new PenTip(page, pen, random);
    for (float[] stroke : strokes) {
      tip.lift();
      for (int i = 0; i < stroke.length; i += 2) {
        tip.to(
            placement.pageX(stroke[i], stroke[i + 1]), placement.pageY(stroke[i], stroke[i + 1]));
      }
    }
    return tip.box();
  }
}
