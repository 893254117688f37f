package org.digitstudio.ink.synthesis;

import java.util.List;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.PenVariants;

/**
 * Renders training ink with variations that imitate other people and devices: other forms of the
 * same digit, other handwriting, another tablet, another pen. All but the pen are applied to the
 * strokes, before they are rasterized.
 */
public final class HandwritingVariants {
  /** Fraction of images drawn with another pen width. */
  private static final double OTHER_PEN = 0.24;

  /**
   * Fraction of images that pass through a simulated scan or photograph of paper, which is slow.
   */
  private static final double PAPER = 0.012;

  private static final double THIN = Math.log(0.03);

  /** Thicker pens would fill the holes of most zeros, sixes, eights and nines. */
  private static final double THICK = Math.log(0.2);

  /** Scales the rotation of non-digits: a strongly rotated letter may become something else. */
  private static final double NON_DIGIT_TURN = 0.7;

  private HandwritingVariants() {}

  /**
   * Renders a random variant of a drawing.
   *
   * @param ink in any unit, not empty
   * @param digit the label, 0..9; empty for a non-digit, which keeps its form
   * @param random the source of all variation; equal random numbers give equal images
   */
  public static DigitImage draw(Ink ink, OptionalInt digit, RandomGenerator random) {
    return draw(DrawnLines.of(ink), digit, new RandomDraws(random));
  }

  /**
   * Renders two digits side by side in one image, which is an example of a non-digit.
   *
   * @param left in any unit, not empty, like {@code right}
   */
  public static DigitImage drawPair(Ink left, Ink right, RandomGenerator random) {
    RandomDraws draws = new RandomDraws(random);
    List<Polyline> pair = DigitPair.of(DrawnLines.of(left), DrawnLines.of(right), draws);
    return draw(pair, OptionalInt.empty(), draws);
  }

  private static DigitImage draw(List<Polyline> drawn, OptionalInt digit, RandomDraws draws) {
    List<Polyline> lines = drawn;
    if (digit.isPresent()) {
      lines = DigitForms.vary(lines, digit.getAsInt(), draws);
    }
    lines = HandwritingDeformation.vary(lines, digit.isPresent() ? 1 : NON_DIGIT_TURN, draws);
    Ink ink = DrawnLines.ink(TabletSampling.vary(lines, draws));
    double kind = draws.between(0, 1);
    if (kind < PAPER) {
      return PenVariants.draw(ink, draws.random());
    }
    if (kind < OTHER_PEN) {
      double width = Math.exp(draws.between(THIN, THICK));
      return InkNormalizer.image(ink, (float) width, (float) draws.between(0.9, 1.6));
    }
    return InkNormalizer.image(ink);
  }
}
