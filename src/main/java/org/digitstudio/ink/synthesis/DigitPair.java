package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.ink.synthesis.Polyline.Bounds;

/**
 * Composes two digits side by side as in a number: of similar height, apart, touching or
 * overlapping.
 */
final class DigitPair {
  private DigitPair() {}

  /**
   * @return lines whose longer side is 1
   */
  static List<Polyline> of(List<Polyline> left, List<Polyline> right, RandomDraws draws) {
    double gap = draws.happens(0.5) ? draws.between(-0.1, 0.1) : draws.between(0, 0.45);
    double rise = draws.normal(0.1);
    List<Polyline> pair = new ArrayList<>();
    Bounds first = Bounds.of(left);
    Bounds second = Bounds.of(right);
    double scaleLeft = 1 / lineHeight(first);
    double scaleRight = draws.between(0.85, 1.15) / lineHeight(second);
    for (Polyline line : left) {
      pair.add(line.map((x, y) -> new double[] {(x - first.right()) * scaleLeft, y * scaleLeft}));
    }
    for (Polyline line : right) {
      pair.add(
          line.map(
              (x, y) ->
                  new double[] {gap + (x - second.left()) * scaleRight, rise + y * scaleRight}));
    }
    return DrawnLines.normalized(pair);
  }

  /** Returns the height of the line of writing: wide digits are not as tall as the line. */
  private static double lineHeight(Bounds digit) {
    return Math.max(1e-6, Math.max(digit.height(), 0.7 * digit.width()));
  }
}
