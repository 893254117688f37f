package org.digitstudio.ink;

import java.util.random.RandomGenerator;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;

/**
 * Renders training ink as drawn with other pens, so that a network learns more than one pen: thick
 * and thin pens, tremor and few samples as of a mouse, prepared from strokes or from the pixels of
 * a scan or photograph.
 */
public final class PenVariants {
  /** Probabilities of the variations. */
  private static final double PICTURES = 0.7;

  private static final double PHOTOGRAPHS = 0.2;
  private static final double TREMOR = 0.4;
  private static final float MAX_JITTER = 3.5f;
  private static final double FEW_SAMPLES = 0.3;
  private static final int MIN_SAMPLES = 7;
  private static final int MAX_SAMPLES = 14;

  /** Natural logarithms of the thinnest and thickest pen, relative to the canvas's pen. */
  private static final double THIN = Math.log(0.25);

  private static final double THICK = Math.log(2.5);

  private PenVariants() {}

  /**
   * Renders ink with a random pen.
   *
   * @param ink in any unit, not empty
   * @param random source of all variation; equal random numbers give equal images
   */
  public static DigitImage draw(Ink ink, RandomGenerator random) {
    boolean picture = random.nextDouble() < PICTURES;
    boolean photograph = random.nextDouble() < PHOTOGRAPHS;
    float jitter = random.nextDouble() < TREMOR ? MAX_JITTER * random.nextFloat() : 0f;
    int samples =
        random.nextDouble() < FEW_SAMPLES
            ? random.nextInt(MIN_SAMPLES, MAX_SAMPLES + 1)
            : Integer.MAX_VALUE;
    float pen = (float) Math.exp(random.nextDouble(THIN, THICK));
    Ink drawn = new RedrawnInk(1f, false, 0, jitter, samples, pen).apply(ink, random);
    return picture
        ? PicturePreparer.image(RedrawnInk.picture(drawn, photograph, random))
        : InkNormalizer.image(drawn);
  }
}
