package org.digitstudio.ink.synthesis;

import java.util.List;

/**
 * Gives digits the regional forms that people write, by adding strokes to real digits or removing
 * them, as often as people write so: zeros with a slash or a dot, ones with a flag, a foot or both,
 * sevens with a bar or a serif.
 */
final class DigitForms {
  private DigitForms() {}

  /**
   * @param lines of a digit whose longer side is 1
   * @return the same lines where that digit has no other form, or chance leaves it alone
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
