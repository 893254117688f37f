package org.digitstudio.ink;

import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * Smooth curves through pen samples: a centripetal Catmull-Rom spline (Yuksel, Schaefer and Keyser
 * 2011), which passes through every sample and makes neither cusps nor loops, cut into short
 * straight pieces.
 */
public final class InkCurves {
  /** Samples nearer than this many target pixels to the last one kept are the hand's tremor. */
  private static final float LEAST_STEP = 0.35f;

  /** How long a straight piece may be, in target pixels. */
  private static final float PIECE = 0.6f;

  private static final int MOST_PIECES = 24;

  private InkCurves() {}

  /**
   * @param unit the length of one pixel of the picture to be drawn, in the ink's unit, above 0
   * @return for each stroke its curve as x, y, x, y, ... in the ink's unit; a dot is one point
   */
  public static List<float[]> flatten(Ink ink, float unit) {
    return ink.strokes().stream().map(stroke -> flatten(stroke, unit)).toList();
  }

  static float[] flatten(Stroke stroke, float unit) {
    float[] knots = thin(stroke.points(), LEAST_STEP * unit);
    int count = knots.length / 2;
    if (count < 3) {
      return knots;
    }
    Path path = new Path(count * 4);
    path.add(knots[0], knots[1]);
    for (int i = 0; i + 1 < count; i++) {
      addSpan(path, knots, i, PIECE * unit);
    }
    return path.toArray();
  }

  /** Keeps the first and last sample and those in between that are a real step apart. */
  private static float[] thin(List<InkPoint> points, float least) {
    float[] kept = new float[points.size() * 2];
    InkPoint first = points.getFirst();
    kept[0] = first.x();
    kept[1] = first.y();
    int size = 2;
    for (InkPoint point : points) {
      if (distance(kept[size - 2], kept[size - 1], point.x(), point.y()) >= least) {
        kept[size++] = point.x();
        kept[size++] = point.y();
      }
    }
    InkPoint last = points.getLast();
    if (kept[size - 2] != last.x() || kept[size - 1] != last.y()) {
      if (size > 2) {
        size -= 2;
      }
      kept[size++] = last.x();
      kept[size++] = last.y();
    }
    return Arrays.copyOf(kept, size);
  }

  /** Adds the piece from knot {@code i} to the next as a cubic, without its first point. */
  private static void addSpan(Path path, float[] k, int i, float piece) {
    int last = k.length / 2 - 1;
    float x1 = k[2 * i];
    float y1 = k[2 * i + 1];
    float x2 = k[2 * i + 2];
    float y2 = k[2 * i + 3];
    float x0 = i == 0 ? 2 * x1 - x2 : k[2 * i - 2];
    float y0 = i == 0 ? 2 * y1 - y2 : k[2 * i - 1];
    float x3 = i + 1 == last ? 2 * x2 - x1 : k[2 * i + 4];
    float y3 = i + 1 == last ? 2 * y2 - y1 : k[2 * i + 5];
    float length = distance(x1, y1, x2, y2);
    int pieces = Math.clamp((int) Math.ceil(length / piece), 1, MOST_PIECES);
    if (pieces > 1) {
      float d1 = (float) Math.sqrt(distance(x0, y0, x1, y1));
      float d2 = (float) Math.sqrt(length);
      float d3 = (float) Math.sqrt(distance(x2, y2, x3, y3));
      float bx1 = control(x0, x1, x2, d1, d2);
      float by1 = control(y0, y1, y2, d1, d2);
      float bx2 = control(x3, x2, x1, d3, d2);
      float by2 = control(y3, y2, y1, d3, d2);
      for (int j = 1; j < pieces; j++) {
        float t = (float) j / pieces;
        path.add(cubic(x1, bx1, bx2, x2, t), cubic(y1, by1, by2, y2, t));
      }
    }
    path.add(x2, y2);
  }

  /** The cubic's control value next to {@code near}; d1 and d2 are square roots of distances. */
  private static float control(float before, float near, float after, float d1, float d2) {
    return (d1 * d1 * after - d2 * d2 * before + (2 * d1 * d1 + 3 * d1 * d2 + d2 * d2) * near)
        / (3 * d1 * (d1 + d2));
  }

  private static float cubic(float a, float b, float c, float d, float t) {
    float s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
  }

  private static float distance(float x1, float y1, float x2, float y2) {
    float dx = x2 - x1;
    float dy = y2 - y1;
    return (float) Math.sqrt(dx * dx + dy * dy);
  }

  /** The smallest box around the curves; empty curves have none. */
  static Box bounds(List<float[]> curves) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (float[] curve : curves) {
      for (int i = 0; i < curve.length; i += 2) {
        left = Math.min(left, curve[i]);
        right = Math.max(right, curve[i]);
        top = Math.min(top, curve[i + 1]);
        bottom = Math.max(bottom, curve[i + 1]);
      }
    }
    return Box.around(left, top, right, bottom);
  }

  /** The smallest box around the ink's samples, not counting the pen's width. */
  public static Box bounds(Ink ink) {
    float left = Float.POSITIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (Stroke stroke : ink.strokes()) {
      for (InkPoint point : stroke.points()) {
        left = Math.min(left, point.x());
        right = Math.max(right, point.x());
        top = Math.min(top, point.y());
        bottom = Math.max(bottom, point.y());
      }
    }
    if (!(left <= right)) {
      throw new IllegalArgumentException("An empty page has no bounds");
    }
    return Box.around(left, top, right, bottom);
  }

  /** A growing list of x, y pairs. */
  private static final class Path {
    private float[] values;
    private int size;

    Path(int room) {
      values = new float[Math.max(8, room)];
    }

    void add(float x, float y) {
      if (size + 2 > values.length) {
        values = Arrays.copyOf(values, values.length * 2);
      }
      values[size++] = x;
      values[size++] = y;
    }

    float[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
