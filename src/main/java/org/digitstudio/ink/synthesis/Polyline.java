package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * A stroke that is being changed, in units of the drawing's longer side, y downwards.
 *
 * @param xs x coordinates of the points, at least one
 * @param ys y coordinates of the points, as many
 */
record Polyline(double[] xs, double[] ys) {

  /** Maps a point to another. */
  @FunctionalInterface
  interface Mapping {
    /**
     * @return x and y
     */
    double[] apply(double x, double y);
  }

  static Polyline of(Stroke stroke, double originX, double originY, double scale) {
    double[] xs = new double[stroke.points().size()];
    double[] ys = new double[xs.length];
    for (int i = 0; i < xs.length; i++) {
      InkPoint point = stroke.points().get(i);
      xs[i] = (point.x() - originX) * scale;
      ys[i] = (point.y() - originY) * scale;
    }
    return new Polyline(xs, ys);
  }

  /**
   * Returns a line between two points that bulges to one side like half a sine wave.
   *
   * @param bow height of the bulge as a fraction of the line's length
   * @param pieces number of segments, at least 1
   */
  static Polyline arc(double x1, double y1, double x2, double y2, double bow, int pieces) {
    double[] xs = new double[pieces + 1];
    double[] ys = new double[pieces + 1];
    for (int i = 0; i <= pieces; i++) {
      double t = (double) i / pieces;
      double aside = bow * Math.sin(Math.PI * t);
      xs[i] = x1 + t * (x2 - x1) - aside * (y2 - y1);
      ys[i] = y1 + t * (y2 - y1) + aside * (x2 - x1);
    }
    return new Polyline(xs, ys);
  }

  int size() {
    return xs.length;
  }

  double firstX() {
    return xs[0];
  }

  double firstY() {
    return ys[0];
  }

  double lastX() {
    return xs[xs.length - 1];
  }

  double lastY() {
    return ys[ys.length - 1];
  }

  double length() {
    double sum = 0;
    for (int i = 1; i < xs.length; i++) {
      sum += Math.hypot(xs[i] - xs[i - 1], ys[i] - ys[i - 1]);
    }
    return sum;
  }

  Polyline reversed() {
    int n = xs.length;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < n; i++) {
      x[i] = xs[n - 1 - i];
      y[i] = ys[n - 1 - i];
    }
    return new Polyline(x, y);
  }

  /** Joins this line and another by a straight segment. */
  Polyline then(Polyline next) {
    double[] x = Arrays.copyOf(xs, xs.length + next.xs.length);
    double[] y = Arrays.copyOf(ys, x.length);
    System.arraycopy(next.xs, 0, x, xs.length, next.xs.length);
    System.arraycopy(next.ys, 0, y, xs.length, next.xs.length);
    return new Polyline(x, y);
  }

  Polyline map(Mapping mapping) {
    double[] x = new double[xs.length];
    double[] y = new double[xs.length];
    for (int i = 0; i < x.length; i++) {
      double[] point = mapping.apply(xs[i], ys[i]);
      x[i] = point[0];
      y[i] = point[1];
    }
    return new Polyline(x, y);
  }

  /** Returns the points from {@code from} (inclusive) to {@code to} (exclusive). */
  Polyline part(int from, int to) {
    return new Polyline(Arrays.copyOfRange(xs, from, to), Arrays.copyOfRange(ys, from, to));
  }

  /** Resamples the line at equal distances of at most {@code step}. */
  Polyline resampled(double step) {
    double length = length();
    if (length < 1e-9) {
      return this;
    }
    int count = Math.max(2, (int) Math.ceil(length / step) + 1);
    double[] x = new double[count];
    double[] y = new double[count];
    int piece = 0;
    double before = 0;
    for (int i = 0; i < count; i++) {
      double target = length * i / (count - 1);
      double pieceLength = pieceLength(piece);
      while (piece < xs.length - 2 && before + pieceLength < target) {
        before += pieceLength;
        piece++;
        pieceLength = pieceLength(piece);
      }
      double t = pieceLength > 0 ? Math.clamp((target - before) / pieceLength, 0, 1) : 0;
      x[i] = xs[piece] + t * (xs[piece + 1] - xs[piece]);
      y[i] = ys[piece] + t * (ys[piece + 1] - ys[piece]);
    }
    return new Polyline(x, y);
  }

  private double pieceLength(int piece) {
    return Math.hypot(xs[piece + 1] - xs[piece], ys[piece + 1] - ys[piece]);
  }

  Bounds bounds() {
    return Bounds.of(List.of(this));
  }

  /**
   * @param scale to the stroke's unit
   */
  Stroke toStroke(float scale) {
    List<InkPoint> points = new ArrayList<>(xs.length);
    for (int i = 0; i < xs.length; i++) {
      points.add(new InkPoint((float) (scale * xs[i]), (float) (scale * ys[i])));
    }
    return new Stroke(points);
  }

  /** The bounding box of several lines. */
  record Bounds(double left, double top, double right, double bottom) {
    static Bounds of(List<Polyline> lines) {
      double left = Double.POSITIVE_INFINITY;
      double top = Double.POSITIVE_INFINITY;
      double right = Double.NEGATIVE_INFINITY;
      double bottom = Double.NEGATIVE_INFINITY;
      for (Polyline line : lines) {
        for (int i = 0; i < line.xs.length; i++) {
          left = Math.min(left, line.xs[i]);
          right = Math.max(right, line.xs[i]);
          top = Math.min(top, line.ys[i]);
          bottom = Math.max(bottom, line.ys[i]);
        }
      }
      return new Bounds(left, top, right, bottom);
    }

    double width() {
      return right - left;
    }

    double height() {
      return bottom - top;
    }

    double centreX() {
      return (left + right) / 2;
    }

    double centreY() {
      return (top + bottom) / 2;
    }
  }
}
