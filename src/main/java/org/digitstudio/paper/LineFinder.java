package org.digitstudio.paper;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.digitstudio.ink.Box;

/** Puts digits together that stand on one line, and lines in the order they are read. */
final class LineFinder {
  private static final float MIN_OVERLAP = 0.35f;
  private static final float MAX_GAP = 2.5f;
  private static final float UNLIKE = 2.2f;

  private LineFinder() {}

  /** Lines from top to bottom, each from left to right. */
  static List<List<Candidate>> lines(List<Candidate> candidates) {
    List<Candidate> byX =
        candidates.stream()
            .sorted(Comparator.comparingDouble(candidate -> candidate.box().centreX()))
            .toList();
    List<List<Candidate>> lines = new ArrayList<>();
    for (Candidate candidate : byX) {
      List<Candidate> best = null;
      float nearest = Float.POSITIVE_INFINITY;
      for (List<Candidate> line : lines) {
        float distance = distance(line, candidate.box());
        if (distance < nearest) {
          nearest = distance;
          best = line;
        }
      }
      if (best == null) {
        best = new ArrayList<>();
        lines.add(best);
      }
      best.add(candidate);
    }
    lines.sort(LineFinder::order);
    return lines;
  }

  /** The distance of a box from a line's end; infinite if it cannot be on that line. */
  private static float distance(List<Candidate> line, Box box) {
    // The last few, for a small last digit says little about where the line goes.
    float best = Float.POSITIVE_INFINITY;
    for (int i = line.size() - 1; i >= Math.max(0, line.size() - 2); i--) {
      Box end = line.get(i).box();
      float lower = Math.min(end.height(), box.height());
      float higher = Math.max(end.height(), box.height());
      float gap = box.x() - end.right();
      if (end.overlapY(box) >= MIN_OVERLAP * lower
          && gap <= MAX_GAP * higher
          && higher <= UNLIKE * lower) {
        best = Math.min(best, Math.max(0, gap) + Math.abs(end.centreY() - box.centreY()));
      }
    }
    return best;
  }

  private static int order(List<Candidate> a, List<Candidate> b) {
    Box one = box(a);
    Box two = box(b);
    float lower = Math.min(one.height(), two.height());
    return one.overlapY(two) > 0.5f * lower
        ? Float.compare(one.x(), two.x())
        : Float.compare(one.centreY(), two.centreY());
  }

  static Box box(List<Candidate> line) {
    return line.stream().map(Candidate::box).reduce(Box::union).orElseThrow();
  }

  /** The middle height of a line's digits. */
  static float height(List<Candidate> line) {
    double[] heights = line.stream().mapToDouble(c -> c.box().height()).sorted().toArray();
    return (float) heights[heights.length / 2];
  }
}
