package org.digitstudio.domain.digit;

import java.util.List;

/** What the pen drew between going down and coming up: at least one sample, in order of time. */
public record Stroke(List<InkPoint> points) {
  public Stroke {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("A stroke has at least one point");
    }
  }
}
