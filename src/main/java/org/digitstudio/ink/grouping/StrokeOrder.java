package org.digitstudio.ink.grouping;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.InkCurves;

/**
 * Orders strokes so that those of one digit are consecutive. People finish a digit before the next
 * one, so this is the order of time, except for a stroke added to an earlier digit: the bar of a
 * seven drawn after the number was written.
 */
final class StrokeOrder {
  /**
   * A stroke belongs to an earlier one that it shares this part of the narrower one's width with.
   */
  private static final float SHARED_WIDTH = 0.6f;

  /** It may stand above or below by this part of the earlier one's height. */
  private static final float MAX_GAP = 0.3f;

  private StrokeOrder() {}

  static List<Stroke> of(List<Stroke> drawn) {
    List<Stroke> ordered = new ArrayList<>();
    List<Box> boxes = new ArrayList<>();
    for (Stroke stroke : drawn) {
      Box box = bounds(stroke);
      int index = indexFor(box, boxes);
      ordered.add(index, stroke);
      boxes.add(index, box);
    }
    return List.copyOf(ordered);
  }

  private static int indexFor(Box added, List<Box> earlier) {
    int end = earlier.size();
    if (end < 2 || earlier.getLast().overlapX(added) > 0) {
      return end;
    }
    for (int i = end - 2; i >= 0; i--) {
      Box other = earlier.get(i);
      float shared = added.overlapX(other);
      if (shared > 0
          && shared >= SHARED_WIDTH * Math.min(added.width(), other.width())
          && added.overlapY(other) > -MAX_GAP * other.height()) {
        return i + 1;
      }
    }
    return end;
  }

  static Box bounds(Stroke stroke) {
    return InkCurves.bounds(new Ink(List.of(stroke), 0f));
  }
}
