package org.digitstudio.domain.digit;

import java.util.List;

/** The line that the pen draws from touching down to lifting: samples in order of time. */
public record Stroke(List<InkPoint> points) {
  public Stroke {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("A stroke has at least one point");
    }
  }
}
