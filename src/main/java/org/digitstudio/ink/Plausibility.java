package org.digitstudio.ink;

import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;

/**
 * Tests whether an image or drawing can be a digit, by simple measurements; dots, blots and
 * scribbles cannot. The bounds include all 60,000 images of MNIST's training set and all 7,494 pen
 * digits (strokes 15 to 69 pixels long and up to 8.1 pixels wide, a longer side of at least 13), so
 * that no training digit is rejected.
 */
public final class Plausibility {
  private static final double MIN_LENGTH = 12;
  private static final double MAX_LENGTH = 76;
  private static final double MAX_STROKE_WIDTH = 8.5;
  private static final double MIN_SIDE = 12;

  /** Maximum stroke length relative to the longer side; 5.0 in the pen digits. */
  private static final double MAX_RELATIVE_LENGTH = 6;

  /** Minimum longer side in pen widths; MNIST's digits have about 6.5. */
  private static final double MIN_PEN_WIDTHS = 1.5;

  /** Minimum height relative to the width: a line across the page is no digit. */
  private static final double MIN_HEIGHT_TO_WIDTH = 0.1;

  private Plausibility() {}

  /**
   * Returns whether a drawing can be a digit. Rejects scribbles, whose strokes are too long for
   * their size, lines across the page, and dots, which cannot be recognized in the image, where all
   * strokes have the same width.
   */
  public static boolean couldBeDigit(Ink ink) {
    Box bounds = InkCurves.bounds(ink);
    float longerSide = bounds.longerSide();
    if (longerSide < MIN_PEN_WIDTHS * ink.penWidth()
        || bounds.height() < MIN_HEIGHT_TO_WIDTH * bounds.width()) {
      return false;
    }
    double length = 0;
    for (Stroke stroke : ink.strokes()) {
      InkPoint last = stroke.points().getFirst();
      for (InkPoint point : stroke.points()) {
        length += Math.hypot(point.x() - last.x(), point.y() - last.y());
        last = point;
      }
    }
    return length <= MAX_RELATIVE_LENGTH * (longerSide + ink.penWidth());
  }

  /**
   * Returns whether an image can be a digit.
   *
   * @param image prepared with all options
   */
  public static boolean couldBeDigit(DigitImage image) {
    ImageStatistics measured = ImageStatistics.of(image);
    if (measured.strokeWidth() == 0) {
      return false;
    }
    double length = measured.inkMass() / measured.strokeWidth();
    return length >= MIN_LENGTH
        && length <= MAX_LENGTH
        && measured.strokeWidth() <= MAX_STROKE_WIDTH
        && Math.max(measured.boxWidth(), measured.boxHeight()) >= MIN_SIDE;
  }
}
