package org.digitstudio.engine.augment;

import static org.digitstudio.domain.digit.DigitImage.PIXELS;
import static org.digitstudio.domain.digit.DigitImage.SIDE;

/** Changes how thick strokes are, and rubs parts of them out, in place. */
final class StrokeShaper {
  private static final float LEAST_RADIUS = 1f;
  private static final float MOST_RADIUS = 2.5f;
  private final float[] grown = new float[PIXELS];

  /**
   * Makes strokes wider (above 0) or narrower (below 0) by about that many pixels: a blend with the
   * grey dilation or erosion by a cross, which moves each of a stroke's two edges by one pixel.
   */
  void thicken(float[] picture, float pixels) {
    float left = Math.abs(pixels) / 2;
    while (left > 0) {
      float weight = Math.min(1f, left);
      spread(picture, pixels > 0);
      for (int i = 0; i < PIXELS; i++) {
        picture[i] += weight * (grown[i] - picture[i]);
      }
      left -= weight;
    }
  }

  /** The largest (or smallest) of each pixel and its four neighbours. */
  private void spread(float[] picture, boolean largest) {
    float sign = largest ? 1f : -1f;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int place = row * SIDE + column;
        float best = sign * picture[place];
        best = Math.max(best, sign * (column > 0 ? picture[place - 1] : 0f));
        best = Math.max(best, sign * (column < SIDE - 1 ? picture[place + 1] : 0f));
        best = Math.max(best, sign * (row > 0 ? picture[place - SIDE] : 0f));
        best = Math.max(best, sign * (row < SIDE - 1 ? picture[place + SIDE] : 0f));
        grown[place] = sign * best;
      }
    }
  }

  /** Rubs out a soft disc around a random place with ink; a pen skips, a mouse loses contact. */
  void rubOut(float[] picture, ImageRandom random) {
    int centre = inked(picture, random);
    float radius = (float) (LEAST_RADIUS + random.unit() * (MOST_RADIUS - LEAST_RADIUS));
    int centreRow = centre / SIDE;
    int centreColumn = centre % SIDE;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double distance = Math.hypot(row - centreRow, column - centreColumn);
        picture[row * SIDE + column] *= (float) Math.clamp(distance - radius + 0.5, 0.0, 1.0);
      }
    }
  }

  /** A place drawn evenly among those with ink; the middle of an empty picture. */
  private static int inked(float[] picture, ImageRandom random) {
    int count = 0;
    for (float value : picture) {
      count += value > 0.5f ? 1 : 0;
    }
    int chosen = (int) (random.unit() * count);
    for (int i = 0; i < PIXELS; i++) {
      if (picture[i] > 0.5f && chosen-- == 0) {
        return i;
      }
    }
    return PIXELS / 2;
  }
}
