package org.digitstudio.ink.grouping;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/** Distances between strokes that are near each other in a drawing's order, in its own unit. */
final class StrokeDistances {
  /**
   * Maximum number of points of a stroke that are compared, so that it is quick enough for each pen
   * sample.
   */
  private static final int MAX_POINTS = 32;

  private final List<List<InkPoint>> lines = new ArrayList<>();
  private final double[][] distances;
  private final int reach;

  /**
   * @param reach how many strokes apart two may stand in the order
   */
  StrokeDistances(List<Stroke> strokes, int reach) {
    this.reach = reach;
    strokes.forEach(stroke -> lines.add(thinned(stroke.points())));
    distances = new double[strokes.size()][];
    for (int later = 0; later < distances.length; later++) {
      distances[later] = new double[Math.min(later, reach)];
      for (int back = 1; back <= distances[later].length; back++) {
        List<InkPoint> a = lines.get(later);
        List<InkPoint> b = lines.get(later - back);
        distances[later][back - 1] = Math.sqrt(Math.min(squared(a, b), squared(b, a)));
      }
    }
  }

  /**
   * @return infinity where the two stand too far apart in the order
   */
  double between(int earlier, int later) {
    int back = later - earlier;
    return back <= reach ? distances[later][back - 1] : Double.POSITIVE_INFINITY;
  }

  private static List<InkPoint> thinned(List<InkPoint> points) {
    if (points.size() <= MAX_POINTS) {
      return points;
    }
    List<InkPoint> kept = new ArrayList<>();
    for (int i = 0; i < MAX_POINTS; i++) {
      kept.add(points.get(i * (points.size() - 1) / (MAX_POINTS - 1)));
    }
    return kept;
  }

  /**
   * Returns the smallest squared distance from a point of the first line to a segment of the
   * second.
   */
  private static double squared(List<InkPoint> points, List<InkPoint> line) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < Math.max(1, line.size() - 1); i++) {
      InkPoint from = line.get(i);
      InkPoint to = line.get(Math.min(line.size() - 1, i + 1));
      double dx = to.x() - from.x();
      double dy = to.y() - from.y();
      double length = dx * dx + dy * dy;
      for (InkPoint point : points) {
        double px = point.x() - from.x();
        double py = point.y() - from.y();
        double t = length > 0 ? Math.clamp((px * dx + py * dy) / length, 0, 1) : 0;
        double ex = px - t * dx;
        double ey = py - t * dy;
        least = Math.min(least, ex * ex + ey * ey);
      }
    }
    return least;
  }
}
