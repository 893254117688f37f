package org.digitstudio.domain.digit;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing as vectors: strokes in the order they were drawn, and the pen's width in the drawing's
 * own unit. The width is for display; recognition draws every digit with a stroke like MNIST's.
 *
 * @param penWidth 0 where it was not recorded
 */
public record Ink(List<Stroke> strokes, float penWidth) {
  public static final Ink EMPTY = new Ink(List.of(), 0f);

  public Ink {
    strokes = List.copyOf(strokes);
    if (!(penWidth >= 0f) || Float.isInfinite(penWidth)) {
      throw new IllegalArgumentException("A pen width below 0 or infinite: " + penWidth);
    }
  }

  public boolean isEmpty() {
    return strokes.isEmpty();
  }

  /** Returns the drawing with one more stroke. */
  public Ink plus(Stroke stroke) {
    List<Stroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Ink(more, penWidth);
  }
}
