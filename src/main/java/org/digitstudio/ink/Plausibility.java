package org.digitstudio.ink;

import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * Whether a prepared picture could be a digit at all, by its ink alone: a dot, a blot and a
 * scribble could not. The bounds lie outside all 60,000 pictures of MNIST's training set and all
 * 7,494 pen digits (strokes of 15 to 69 pixels' length and up to 8.1 pixels' width, a longer side
 * of at least 13), so that nothing that was learnt is refused by them.
 */
public final class Plausibility {
  private static final double SHORTEST = 12;
  private static final double LONGEST = 76;
  private static final double WIDEST = 8.5;
  private static final double SMALLEST = 12;

  /** The pen digits' longest way is 5.0 times their longer side. */
  private static final double LONGEST_WAY = 6;

  /** From end to end MNIST's digits measure about six and a half of their strokes' widths. */
  private static final double SHORTEST_IN_PENS = 1.5;

  private Plausibility() {}

  /**
   * A hand does not go to and fro that often for a digit: a scribble is none. And it goes farther
   * than the pen is wide: a dot is none, which the picture cannot tell, for there all strokes have
   * one width.
   */
  public static boolean couldBeDigit(Ink ink) {
    float longerSide = InkCurves.bounds(ink).longerSide();
    if (longerSide < SHORTEST_IN_PENS * ink.penWidth()) {
      return false;
    }
    double way = 0;
    for (Stroke stroke : ink.strokes()) {
      InkPoint last = stroke.points().getFirst();
      for (InkPoint point : stroke.points()) {
        way += Math.hypot(point.x() - last.x(), point.y() - last.y());
        last = point;
      }
    }
    return way <= LONGEST_WAY * (longerSide + ink.penWidth());
  }

  /**
   * @param image prepared with every step on
   */
  public static boolean couldBeDigit(DigitImage image) {
    ImageStatistics measured = ImageStatistics.of(image);
    if (measured.strokeWidth() == 0) {
      return false;
    }
    double length = measured.inkMass() / measured.strokeWidth();
    return length >= SHORTEST
        && length <= LONGEST
        && measured.strokeWidth() <= WIDEST
        && Math.max(measured.boxWidth(), measured.boxHeight()) >= SMALLEST;
  }
}
