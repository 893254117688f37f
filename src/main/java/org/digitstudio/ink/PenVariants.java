package org.digitstudio.ink;

import java.util.random.RandomGenerator;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;

/**
 * Pictures of training ink as other pens would have left it, so that a network learns more than the
 * one pen it was written with: a brush that fills loops, a hair line, a trembling hand, a mouse
 * that is seldom asked where it is, read as strokes or from the pixels of a scan or a photograph.
 */
public final class PenVariants {
  private static final double PICTURES = 0.7;
  private static final double PHOTOGRAPHS = 0.2;
  private static final double TREMBLING = 0.4;
  private static final float MOST_JITTER = 3.5f;
  private static final double SELDOM = 0.3;
  private static final int LEAST_SAMPLES = 7;
  private static final int MOST_SAMPLES = 14;

  /** Natural logarithms of the thinnest and the thickest pen, as parts of the canvas' own. */
  private static final double THIN = Math.log(0.25);

  private static final double THICK = Math.log(2.5);

  private PenVariants() {}

  /**
   * @param ink in any unit, not empty
   * @param random decides all; the same draws give the same picture
   */
  public static DigitImage draw(Ink ink, RandomGenerator random) {
    boolean picture = random.nextDouble() < PICTURES;
    boolean photograph = random.nextDouble() < PHOTOGRAPHS;
    float jitter = random.nextDouble() < TREMBLING ? MOST_JITTER * random.nextFloat() : 0f;
    int samples =
        random.nextDouble() < SELDOM
            ? random.nextInt(LEAST_SAMPLES, MOST_SAMPLES + 1)
            : Integer.MAX_VALUE;
    float pen = (float) Math.exp(random.nextDouble(THIN, THICK));
    Ink drawn = new RedrawnInk(1f, false, 0, jitter, samples, pen).apply(ink, random);
    return picture
        ? PicturePreparer.image(RedrawnInk.picture(drawn, photograph, random))
        : InkNormalizer.image(drawn);
  }
}
