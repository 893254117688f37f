package org.digitstudio.ink;

import org.digitstudio.domain.DigitImage;

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

  private Plausibility() {}

  /**
   * @param image prepared with every step on
   */
  public static boolean couldBeDigit(DigitImage image) {
    PictureStatistics measured = PictureStatistics.of(image);
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
