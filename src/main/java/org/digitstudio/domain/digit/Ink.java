package org.digitstudio.domain.digit;

import java.util.ArrayList;
import java.util.List;

/**
 * A drawing as vectors: strokes in the order they were drawn and the pen's width in the drawing's
 * own unit. The width is how it looked; reading a digit uses one width like MNIST's whatever this
 * is. A width of 0 means it was not recorded.
 */
public record Ink(List<Stroke> strokes, float penWidth) {
  public static final Ink EMPTY = new Ink(List.of(), 0f);

  public Ink {
    strokes = List.copyOf(strokes);
    if (!(penWidth >= 0f) || Float.isInfinite(penWidth)) {
      throw new IllegalArgumentException("A pen's width is 0 or more");
    }
  }

  public boolean isEmpty() {
    return strokes.isEmpty();
  }

  public Ink plus(Stroke stroke) {
    List<Stroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Ink(more, penWidth);
  }
}
