package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/** Drawings that tests share. */
public final class Inks {
  private Inks() {}

  /** A stroke through x, y, x, y, ... */
  public static Stroke stroke(double... xy) {
    List<InkPoint> points = new ArrayList<>();
    for (int i = 0; i < xy.length; i += 2) {
      points.add(new InkPoint((float) xy[i], (float) xy[i + 1]));
    }
    return new Stroke(points);
  }

  public static Ink ink(double penWidth, Stroke... strokes) {
    return new Ink(List.of(strokes), (float) penWidth);
  }

  /** A stroke along a circle, a sample each {@code 360 / samples} degrees, closed. */
  public static Stroke circle(double x, double y, double radius, int samples) {
    double[] xy = new double[2 * samples + 2];
    for (int i = 0; i <= samples; i++) {
      double angle = 2 * Math.PI * i / samples;
      xy[2 * i] = x + radius * Math.sin(angle);
      xy[2 * i + 1] = y - radius * Math.cos(angle);
    }
    return stroke(xy);
  }

  /** A straight stroke with a sample at each of {@code samples} even steps. */
  public static Stroke line(double x1, double y1, double x2, double y2, int samples) {
    double[] xy = new double[2 * samples + 2];
    for (int i = 0; i <= samples; i++) {
      xy[2 * i] = x1 + (x2 - x1) * i / samples;
      xy[2 * i + 1] = y1 + (y2 - y1) * i / samples;
    }
    return stroke(xy);
  }

  /** A seven of two straight strokes' length, 100 wide and 160 high. */
  public static Ink seven() {
    return ink(12, stroke(0, 0, 50, 0, 100, 0), stroke(100, 0, 70, 80, 40, 160));
  }

  /** The same drawing larger or smaller and elsewhere, with the same pen. */
  public static Ink moved(Ink ink, double scale, double dx, double dy) {
    return new Ink(
        ink.strokes().stream()
            .map(
                stroke ->
                    new Stroke(
                        stroke.points().stream()
                            .map(
                                p ->
                                    new InkPoint(
                                        (float) (p.x() * scale + dx), (float) (p.y() * scale + dy)))
                            .toList()))
            .toList(),
        ink.penWidth());
  }
}
