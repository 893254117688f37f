package org.digitstudio.insight;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.digit.DigitImage;

/**
 * What covering a part of the picture does to a digit's probability (Zeiler and Fergus 2014): a
 * black square is laid over each place that has ink under it.
 *
 * @param side of the square in pixels
 * @param digit whose probability is watched
 * @param probability of the digit with nothing covered, 0..1
 * @param covered 784 probabilities, row by row: the digit's, with the square centred there
 * @param drops 784 values, row by row: how far the digit's lead over the best other digit's sum
 *     falls; below 0 where covering helps it
 */
public record Occlusion(int side, int digit, float probability, float[] covered, float[] drops) {
  private static final int SQUARE = 5;

  /** Above this many multiply-adds a picture every second place is tried, to answer in a second. */
  private static final long COSTLY = 4_000_000;

  /**
   * @throws CancellationException once cancelled
   */
  public static Occlusion of(ForwardTrace trace, int digit, BooleanSupplier cancelled) {
    int step = trace.spec().multiplyAdds() > COSTLY ? 2 : 1;
    float[] covered = new float[DigitImage.PIXELS];
    float[] drops = new float[DigitImage.PIXELS];
    float probability = trace.probabilities()[digit];
    float lead = lead(trace, digit);
    for (int row = 0; row < DigitImage.SIDE; row += step) {
      for (int column = 0; column < DigitImage.SIDE; column += step) {
        if (cancelled.getAsBoolean()) {
          throw new CancellationException();
        }
        float[] rest = trace.pixels().clone();
        boolean changed = cover(rest, row, column);
        ForwardTrace without = changed ? trace.network().run(rest) : trace;
        fill(covered, row, column, step, without.probabilities()[digit]);
        fill(drops, row, column, step, lead - lead(without, digit));
      }
    }
    return new Occlusion(SQUARE, digit, probability, covered, drops);
  }

  private static float lead(ForwardTrace trace, int digit) {
    float other = Float.NEGATIVE_INFINITY;
    float[] scores = trace.scores();
    for (int i = 0; i < scores.length; i++) {
      other = i == digit ? other : Math.max(other, scores[i]);
    }
    return scores[digit] - other;
  }

  private static boolean cover(float[] pixels, int row, int column) {
    int reach = SQUARE / 2;
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
