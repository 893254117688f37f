package org.digitstudio.engine.augment;

import static org.digitstudio.domain.digit.DigitImage.PIXELS;
import static org.digitstudio.domain.digit.DigitImage.SIDE;

/** Changes the thickness of strokes and erases parts of them, in index. */
final class StrokeShaper {
  private static final float MIN_RADIUS = 1f;
  private static final float MAX_RADIUS = 2.5f;

  private final float[] spread = new float[PIXELS];

  /**
   * Makes strokes thicker, or thinner where {@code pixels} is negative, by about that many pixels.
   * Blends the image with its grey dilation or erosion by a cross, which moves each of a stroke's
   * two edges by one pixel.
   */
  void thicken(float[] image, float pixels) {
    float remaining = Math.abs(pixels) / 2;
    while (remaining > 0) {
      float weight = Math.min(1f, remaining);
      dilate(image, pixels > 0);
      for (int i = 0; i < PIXELS; i++) {
        image[i] += weight * (spread[i] - image[i]);
      }
      remaining -= weight;
    }
  }

  /** Computes the maximum, or else the minimum, of each pixel and its four neighbours. */
  private void dilate(float[] image, boolean maximum) {
    float sign = maximum ? 1f : -1f;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        int index = row * SIDE + column;
        float best = sign * image[index];
        best = Math.max(best, sign * (column > 0 ? image[index - 1] : 0f));
        best = Math.max(best, sign * (column < SIDE - 1 ? image[index + 1] : 0f));
        best = Math.max(best, sign * (row > 0 ? image[index - SIDE] : 0f));
        best = Math.max(best, sign * (row < SIDE - 1 ? image[index + SIDE] : 0f));
        spread[index] = sign * best;
      }
    }
  }

  /** Erases a soft disc around a random inked pixel, as where a pen skips on the paper. */
  void eraseSpot(float[] image, ImageRandom random) {
    int centre = randomInked(image, random);
    float radius = (float) (MIN_RADIUS + random.uniform() * (MAX_RADIUS - MIN_RADIUS));
    int centreRow = centre / SIDE;
    int centreColumn = centre % SIDE;
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double distance = Math.hypot(row - centreRow, column - centreColumn);
        image[row * SIDE + column] *= (float) Math.clamp(distance - radius + 0.5, 0.0, 1.0);
      }
    }
  }

  /** Returns a random inked pixel, each equally likely; the middle of an empty image. */
  private static int randomInked(float[] image, ImageRandom random) {
    int count = 0;
    for (float value : image) {
      count += value > 0.5f ? 1 : 0;
    }
    int chosen = (int) (random.uniform() * count);
    for (int i = 0; i < PIXELS; i++) {
      if (image[i] > 0.5f && chosen-- == 0) {
        return i;
      }
    }
    return PIXELS / 2;
  }
}
