package org.digitstudio.domain.digit;

import java.util.ArrayList;
import java.util.List;

/** A drawing on a page: strokes, each with the pen's width it was drawn with. Immutable. */
public record Drawing(List<DrawnStroke> strokes) {
  public static final Drawing BLANK = new Drawing(List.of());

  /** A stroke and its width, both in the page's unit. */
  public record DrawnStroke(Stroke stroke, double width) {
    public DrawnStroke {
      if (!(width > 0) || Double.isInfinite(width)) {
        throw new IllegalArgumentException("A stroke's width is above 0");
      }
    }
  }

  public Drawing {
    strokes = List.copyOf(strokes);
  }

  public boolean isBlank() {
    return strokes.isEmpty();
  }

  /** Returns the drawing with one more stroke. */
  public Drawing plus(DrawnStroke stroke) {
    List<DrawnStroke> more = new ArrayList<>(strokes);
    more.add(stroke);
    return new Drawing(more);
  }

  /** Returns the strokes as they are read, with the last pen's width for all of them. */
  public Ink ink() {
    if (strokes.isEmpty()) {
      return Ink.EMPTY;
    }
    return new Ink(
        strokes.stream().map(DrawnStroke::stroke).toList(), (float) strokes.getLast().width());
  }
}
