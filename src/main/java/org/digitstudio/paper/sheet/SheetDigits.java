package org.digitstudio.paper.sheet;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Path2D;

/** Printed digits as outlines, one high, so that a sheet needs no font. */
final class SheetDigits {
  private static final double WIDTH = 0.13;

  private SheetDigits() {}

  static Shape outline(int digit) {
    Path2D path = new Path2D.Double();
    switch (digit) {
      case 0 -> ellipse(path, 0.3, 0.5, 0.3, 0.5);
      case 1 -> polyline(path, 0.1, 0.25, 0.38, 0, 0.38, 1);
      case 2 -> {
        path.moveTo(0.02, 0.25);
        path.curveTo(0.05, -0.1, 0.6, -0.08, 0.58, 0.28);
        path.curveTo(0.57, 0.5, 0.2, 0.75, 0, 1);
        path.lineTo(0.6, 1);
      }
      case 3 -> {
        path.moveTo(0.03, 0.18);
        path.curveTo(0.15, -0.08, 0.56, -0.05, 0.55, 0.24);
        path.curveTo(0.55, 0.42, 0.38, 0.48, 0.22, 0.48);
        path.curveTo(0.45, 0.48, 0.6, 0.58, 0.6, 0.73);
        path.curveTo(0.6, 1.07, 0.1, 1.1, 0, 0.8);
      }
      case 4 -> polyline(path, 0.45, 1, 0.45, 0, 0, 0.7, 0.6, 0.7);
      case 5 -> {
        path.moveTo(0.55, 0);
        path.lineTo(0.1, 0);
        path.lineTo(0.06, 0.45);
        path.curveTo(0.25, 0.3, 0.6, 0.38, 0.6, 0.67);
        path.curveTo(0.6, 1.06, 0.1, 1.1, 0, 0.82);
      }
      case 6 -> {
        ellipse(path, 0.3, 0.69, 0.29, 0.31);
        path.moveTo(0.01, 0.66);
        path.curveTo(0.02, 0.3, 0.2, 0.05, 0.5, 0);
      }
      case 7 -> polyline(path, 0, 0, 0.6, 0, 0.2, 1);
      case 8 -> {
        ellipse(path, 0.3, 0.24, 0.25, 0.24);
        ellipse(path, 0.3, 0.73, 0.3, 0.27);
      }
      default -> {
        ellipse(path, 0.3, 0.31, 0.29, 0.31);
        path.moveTo(0.59, 0.34);
        path.curveTo(0.58, 0.7, 0.4, 0.95, 0.1, 1);
      }
    }
    return new BasicStroke((float) WIDTH, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
        .createStrokedShape(path);
  }

  private static void polyline(Path2D path, double... points) {
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
  }

  private static void ellipse(Path2D path, double x, double y, double rx, double ry) {
    path.append(new java.awt.geom.Ellipse2D.Double(x - rx, y - ry, 2 * rx, 2 * ry), false);
  }
}
