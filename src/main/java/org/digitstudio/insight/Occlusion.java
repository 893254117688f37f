package org.digitstudio.insight;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.DigitImage;

/**
 * Occlusion sensitivity (Zeiler and Fergus 2014): how a digit's probability changes when a black
 * square covers a part of the image.
 *
 * @param side of the square in pixels
 * @param digit whose probability is measured
 * @param probability of the digit with nothing covered, 0..1
 * @param covered 784 probabilities of the digit, row by row, with the square centred on each pixel
 * @param drops 784 values, row by row: the drop of the digit's margin over the best other logit;
 *     below 0 where covering raises it
 */
public record Occlusion(int side, int digit, float probability, float[] covered, float[] drops) {
  private static final int SIDE = 5;

  /** Networks with more multiply-adds are sampled at every second pixel, to take about a second. */
  private static final long MAX_DENSE_COST = 4_000_000;

  /**
   * Measures the sensitivity at every pixel that has ink under the square.
   *
   * @throws CancellationException once cancelled
   */
  public static Occlusion of(ForwardTrace trace, int digit, BooleanSupplier cancelled) {
    int step = trace.spec().multiplyAdds() > MAX_DENSE_COST ? 2 : 1;
    float[] covered = new float[DigitImage.PIXELS];
    float[] drops = new float[DigitImage.PIXELS];
    float probability = trace.probabilities()[digit];
    float margin = margin(trace, digit);
    for (int row = 0; row < DigitImage.SIDE; row += step) {
      for (int column = 0; column < DigitImage.SIDE; column += step) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        float[] occluded = trace.pixels().clone();
        boolean changed = cover(occluded, row, column);
        ForwardTrace after = changed ? trace.network().run(occluded) : trace;
        fill(covered, row, column, step, after.probabilities()[digit]);
        fill(drops, row, column, step, margin - margin(after, digit));
      }
    }
    return new Occlusion(SIDE, digit, probability, covered, drops);
  }

  private static float margin(ForwardTrace trace, int digit) {
    float other = Float.NEGATIVE_INFINITY;
    float[] scores = trace.logits();
    for (int i = 0; i < scores.length; i++) {
      other = i == digit ? other : Math.max(other, scores[i]);
    }
    return scores[digit] - other;
  }

  private static boolean cover(float[] pixels, int row, int column) {
    int reach = SIDE / 2;
    boolean changed = false;
    for (int y = Math.max(0, row - reach); y <= Math.min(DigitImage.SIDE - 1, row + reach); y++) {
      for (int x = Math.max(0, column - reach);
          x <= Math.min(DigitImage.SIDE - 1, column + reach);
          x++) {
        int index = y * DigitImage.SIDE + x;
        changed |= pixels[index] != 0f;
        pixels[index] = 0f;
      }
    }
    return changed;
  }

  private static void fill(float[] map, int row, int column, int step, float value) {
    for (int y = row; y < Math.min(DigitImage.SIDE, row + step); y++) {
      for (int x = column; x < Math.min(DigitImage.SIDE, column + step); x++) {
        map[y * DigitImage.SIDE + x] = value;
      }
    }
  }
}
