package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Group;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.InkCurves;

/** Ink as shapes, scaled into a box: for samples, and for a digit that writes itself. */
final class InkShapes extends Group {
  private final List<float[]> curves = new ArrayList<>();
  private final List<Polyline> lines = new ArrayList<>();
  private int points;

  /**
   * Scales ink into a box whose upper left corner is the origin, in the middle and as large as
   * fits.
   *
   * @param width of the box and {@code height}, in pixels
   * @param pen the width of the strokes, in pixels
   */
  InkShapes(Ink ink, double width, double height, double pen) {
    Box bounds = InkCurves.bounds(ink);
    double scale = Math.min((width - pen) / bounds.width(), (height - pen) / bounds.height());
    double left = width / 2 - scale * bounds.centreX();
    double top = height / 2 - scale * bounds.centreY();
    for (float[] curve : InkCurves.flatten(ink, 1f)) {
      float[] placed = new float[curve.length];
      for (int i = 0; i < curve.length; i += 2) {
        placed[i] = (float) (left + scale * curve[i]);
        placed[i + 1] = (float) (top + scale * curve[i + 1]);
      }
      curves.add(placed);
      points += placed.length / 2;
      Polyline line = new Polyline();
      line.setStrokeWidth(pen);
      line.setStrokeLineCap(StrokeLineCap.ROUND);
      line.setStrokeLineJoin(StrokeLineJoin.ROUND);
      line.getStyleClass().add("ink-shape");
      lines.add(line);
    }
    getChildren().addAll(lines);
    write(1);
  }

  /** Shows the part of the ink that a pen has written so far, 0..1. */
  void write(double fraction) {
    int left = (int) Math.round(fraction * points);
    for (int i = 0; i < lines.size(); i++) {
      int count = Math.clamp(left, 0, curves.get(i).length / 2);
      left -= count;
      Double[] coordinates = new Double[2 * count];
      for (int j = 0; j < coordinates.length; j++) {
        coordinates[j] = (double) curves.get(i)[j];
      }
      lines.get(i).getPoints().setAll(coordinates);
    }
  }
}
