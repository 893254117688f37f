package org.digitstudio.ink.synthesis;

import java.util.List;

/**
 * Varies the form of digits as regional handwriting does, by adding strokes to real digits or
 * removing them, with realistic frequencies: zeros with a slash or a dot, ones with a flag, a foot
 * or both, sevens with a bar or a serif.
 */
final class DigitForms {
  private DigitForms() {}

  /**
   * Varies a digit at random.
   *
   * @param lines the lines of a digit whose longer side is 1
   * @return the same lines if the digit has no other form or is randomly left unchanged
   */
  static List<Polyline> vary(List<Polyline> lines, int digit, RandomDraws draws) {
    return switch (digit) {
      case 0 -> ZeroForms.vary(lines, draws);
      case 1 -> OneForms.vary(lines, draws);
      case 7 -> SevenForms.vary(lines, draws);
      default -> lines;
    };
  }
}
