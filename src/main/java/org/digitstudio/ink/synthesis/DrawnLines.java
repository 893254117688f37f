package org.digitstudio.ink.synthesis;

import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.InkCurves;
import org.digitstudio.ink.synthesis.Polyline.Bounds;

/** Converts ink to polylines in units of the drawing's longer side, centred on 0, and back. */
final class DrawnLines {
  /** The longer side of ink made by this class, in canvas pixels. */
  private static final float SIDE = 100;

  private DrawnLines() {}

  static List<Polyline> of(Ink ink) {
    Box box = InkCurves.bounds(ink);
    double scale = 1 / Math.max(1e-6, box.longerSide());
    return ink.strokes().stream()
        .map(stroke -> Polyline.of(stroke, box.centreX(), box.centreY(), scale))
        .toList();
  }

  /** Scales and moves lines to a longer side of 1 centred on 0. */
  static List<Polyline> normalized(List<Polyline> lines) {
    Bounds box = Bounds.of(lines);
    double scale = 1 / Math.max(1e-6, Math.max(box.width(), box.height()));
    return lines.stream()
        .map(
            line ->
                line.map(
                    (x, y) ->
                        new double[] {(x - box.centreX()) * scale, (y - box.centreY()) * scale}))
        .toList();
  }

  /** Returns lines as ink of unknown pen width. */
  static Ink ink(List<Polyline> lines) {
    List<Stroke> strokes = lines.stream().map(line -> line.toStroke(SIDE)).toList();
    return new Ink(strokes, 0f);
  }
}
