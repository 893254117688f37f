package org.digitstudio.ink;

import java.util.Arrays;
import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * Smooth curves through pen samples: a centripetal Catmull-Rom spline (Yuksel, Schaefer and Keyser
 * 2011), which passes through every sample without cusps or loops, flattened to short line
 * segments.
 */
public final class InkCurves {
  /** Minimum distance of samples in target pixels; closer ones are tremor and are dropped. */
  private static final float MIN_STEP = 0.35f;

  /** Maximum length of a segment, in target pixels. */
  private static final float SEGMENT = 0.6f;

  private static final int MAX_SEGMENTS = 24;

  private InkCurves() {}

  /**
   * Flattens each stroke to a polyline.
   *
   * @param unit length of a pixel of the target picture in the ink's unit, above 0
   * @return for each stroke x, y, x, y, ... in the ink's unit; a dot is a single point
   */
  public static List<float[]> flatten(Ink ink, float unit) {
    return ink.strokes().stream().map(stroke -> flatten(stroke, unit)).toList();
  }

  static float[] flatten(Stroke stroke, float unit) {
    float[] knots = thin(stroke.points(), MIN_STEP * unit);
    int count = knots.length / 2;
    if (count < 3) {
      return knots;
    }
    CurvePath path = new CurvePath(count * 4);
    path.add(knots[0], knots[1]);
    for (int i = 0; i + 1 < count; i++) {
      addSpan(path, knots, i, SEGMENT * unit);
    }
    return path.toArray();
  }

  /** Keeps the first and last sample, and those between that are at least {@code min} apart. */
  private static float[] thin(List<InkPoint> points, float min) {
    float[] kept = new float[points.size() * 2];
    InkPoint first = points.getFirst();
    kept[0] = first.x();
    kept[1] = first.y();
    int size = 2;
    for (InkPoint point : points) {
      if (distance(kept[size - 2], kept[size - 1], point.x(), point.y()) >= min) {
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

  /** Adds the cubic from knot {@code i} to the next, without its first point. */
  private static void addSpan(CurvePath path, float[] k, int i, float segment) {
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
    int segments = Math.clamp((int) Math.ceil(length / segment), 1, MAX_SEGMENTS);
    if (segments > 1) {
      float d1 = (float) Math.sqrt(distance(x0, y0, x1, y1));
      float d2 = (float) Math.sqrt(length);
      float d3 = (float) Math.sqrt(distance(x2, y2, x3, y3));
      float bx1 = control(x0, x1, x2, d1, d2);
      float by1 = control(y0, y1, y2, d1, d2);
      float bx2 = control(x3, x2, x1, d3, d2);
      float by2 = control(y3, y2, y1, d3, d2);
      for (int j = 1; j < segments; j++) {
        float t = (float) j / segments;
        path.add(cubic(x1, bx1, bx2, x2, t), cubic(y1, by1, by2, y2, t));
      }
    }
    path.add(x2, y2);
  }

  /** Returns the control point next to {@code near}; d1 and d2 are square roots of distances. */
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

  /** Returns the smallest box around curves, of which there must be one. */
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

  /** Returns the smallest box around the ink's samples, without the pen's width. */
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
      throw new IllegalArgumentException("Empty ink has no bounds");
    }
    return Box.around(left, top, right, bottom);
  }

  /** A growing list of x, y pairs. */
  private static final class CurvePath {
    private float[] values;
    private int size;

    CurvePath(int capacity) {
      values = new float[Math.max(8, capacity)];
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
