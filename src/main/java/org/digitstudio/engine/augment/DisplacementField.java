package org.digitstudio.engine.augment;

import static org.digitstudio.domain.digit.DigitImage.PIXELS;
import static org.digitstudio.domain.digit.DigitImage.SIDE;

/**
 * A smooth random displacement field over 28x28 pixels: random values on a coarse grid,
 * interpolated by cubic B-splines. It equals the elastic distortion of Simard, Steinkraus and Platt
 * (2003) in effect, at a tenth of the cost of blurring a field of independent pixels.
 */
final class DisplacementField {
  private static final int KNOTS = 8;
  private static final double SPACING = (SIDE - 1) / (double) (KNOTS - 3);

  /** B-spline weights of the four knots around each of 28 positions. */
  private static final float[][] WEIGHTS = new float[SIDE][];

  /** Index of the first of those four knots. */
  private static final int[] FIRST = new int[SIDE];

  /** Scales the field's standard deviation to about 1 for knots of standard deviation 1. */
  private static final double GAIN = 1 / 0.48;

  static {
    for (int i = 0; i < SIDE; i++) {
      double position = i / SPACING;
      int first = Math.min((int) position, KNOTS - 4);
      double t = position - first;
      FIRST[i] = first;
      WEIGHTS[i] =
          new float[] {
            (float) ((1 - t) * (1 - t) * (1 - t) / 6),
            (float) ((3 * t * t * t - 6 * t * t + 4) / 6),
            (float) ((-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6),
            (float) (t * t * t / 6)
          };
    }
  }

  private final float[] knots = new float[KNOTS * KNOTS];
  private final float[] rows = new float[SIDE * KNOTS];
  private final float[] field = new float[PIXELS];

  /** Draws a new field with the given standard deviation, in pixels. */
  void draw(ImageRandom random, double deviation) {
    if (deviation == 0) {
      return;
    }
    for (int i = 0; i < knots.length; i++) {
      knots[i] = (float) (random.nearlyGaussian() * deviation * GAIN);
    }
    for (int row = 0; row < SIDE; row++) {
      for (int knot = 0; knot < KNOTS; knot++) {
        rows[row * KNOTS + knot] = blend(knots, FIRST[row] * KNOTS + knot, KNOTS, WEIGHTS[row]);
      }
    }
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        field[row * SIDE + column] = blend(rows, row * KNOTS + FIRST[column], 1, WEIGHTS[column]);
      }
    }
  }

  /** Returns the displacement at a pixel index, 0..783, in pixels. */
  float at(int index) {
    return field[index];
  }

  private static float blend(float[] values, int from, int step, float[] weights) {
    return values[from] * weights[0]
        + values[from + step] * weights[1]
        + values[from + 2 * step] * weights[2]
        + values[from + 3 * step] * weights[3];
  }
}
