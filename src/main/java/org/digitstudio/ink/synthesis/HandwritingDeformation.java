package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.ink.synthesis.Polyline.Bounds;
import org.digitstudio.ink.synthesis.Polyline.Mapping;

/**
 * Deforms a drawing to imitate another writer: shifts the strokes, shortens or hooks their ends,
 * and changes the aspect ratio, rotation, slant and curvature of the whole.
 */
final class HandwritingDeformation {
  private static final double CUT_ENDS = 0.3;
  private static final double MAX_CUT = 0.07;
  private static final double HOOKED = 0.25;

  /** Fraction of hooks so long that they look like a part of the digit. */
  private static final double LONG_HOOKS = 0.3;

  private static final double LOOSE_STROKES = 0.3;

  /** Logarithm of the largest change of width by height. */
  private static final double MAX_ASPECT = 0.3;

  private static final double STEP = 0.02;

  /** Shorter strokes keep their ends. */
  private static final double MIN_LENGTH = 0.3;

  private HandwritingDeformation() {}

  /**
   * Deforms a drawing at random.
   *
   * @param lines lines whose longer side is 1
   * @param turn scales the random rotation; 1 for digits
   */
  static List<Polyline> vary(List<Polyline> lines, double turn, RandomDraws draws) {
    boolean cut = draws.happens(CUT_ENDS);
    boolean hooked = draws.happens(HOOKED);
    List<Polyline> moved = new ArrayList<>();
    for (Polyline line : lines) {
      Polyline stroke = lines.size() > 1 ? elsewhere(line, draws) : line;
      if ((cut || hooked) && stroke.length() > MIN_LENGTH) {
        stroke = stroke.resampled(STEP);
        stroke = cut ? cutShort(stroke, draws) : stroke;
        stroke = hooked ? hooked(stroke, draws) : stroke;
      }
      moved.add(stroke);
    }
    Mapping bend = bend(draws);
    Mapping turnAndSlant = affine(turn, draws);
    return DrawnLines.normalized(
        moved.stream().map(line -> line.map(bend).map(turnAndSlant)).toList());
  }

  private static Polyline elsewhere(Polyline line, RandomDraws draws) {
    double loose = draws.either(LOOSE_STROKES, 0.06, 0.025);
    double dx = draws.normal(loose);
    double dy = draws.normal(loose);
    double scale = 1 + draws.normal(0.06);
    double angle = draws.normal(0.06);
    double cosine = scale * Math.cos(angle);
    double sine = scale * Math.sin(angle);
    Bounds box = line.bounds();
    double middleX = box.centreX();
    double middleY = box.centreY();
    return line.map(
        (x, y) ->
            new double[] {
              middleX + dx + cosine * (x - middleX) - sine * (y - middleY),
              middleY + dy + sine * (x - middleX) + cosine * (y - middleY)
            });
  }

  private static Polyline cutShort(Polyline line, RandomDraws draws) {
    int n = line.size();
    int first = draws.happens(0.5) ? (int) (n * draws.between(0, MAX_CUT)) : 0;
    int last = draws.happens(0.5) ? (int) (n * draws.between(0, MAX_CUT)) : 0;
    return n - first - last > 4 ? line.part(first, n - last) : line;
  }

  /** Adds a short hook to the start or end of a stroke. */
  private static Polyline hooked(Polyline line, RandomDraws draws) {
    double length =
        draws.happens(LONG_HOOKS) ? draws.between(0.12, 0.24) : draws.between(0.03, 0.12);
    double angle = draws.between(0, 2 * Math.PI);
    double dx = length * Math.cos(angle);
    double dy = length * Math.sin(angle);
    double bow = draws.normal(0.2);
    if (draws.happens(0.5)) {
      double x = line.firstX();
      double y = line.firstY();
      return Polyline.arc(x + dx, y + dy, x, y, bow, 4).then(line);
    }
    double x = line.lastX();
    double y = line.lastY();
    return line.then(Polyline.arc(x, y, x + dx, y + dy, bow, 4));
  }

  /** Returns a smooth displacement: a wave of random length and phase for each coordinate pair. */
  private static Mapping bend(RandomDraws draws) {
    double amount = draws.happens(0.7) ? draws.between(0, 0.035) : draws.between(0, 0.06);
    double[] frequency = new double[4];
    double[] phase = new double[4];
    for (int i = 0; i < 4; i++) {
      frequency[i] = 2 * Math.PI * draws.between(0.4, 1.3);
      phase[i] = draws.between(0, 2 * Math.PI);
    }
    return (x, y) ->
        new double[] {
          x
              + amount
                  * (Math.sin(frequency[0] * x + phase[0]) + Math.sin(frequency[1] * y + phase[1])),
          y
              + amount
                  * (Math.sin(frequency[2] * x + phase[2]) + Math.sin(frequency[3] * y + phase[3]))
        };
  }

  private static Mapping affine(double turn, RandomDraws draws) {
    double aspect = Math.exp(draws.between(-MAX_ASPECT, MAX_ASPECT));
    double angle = Math.toRadians(turn * draws.normal(7, 18));
    double slant = draws.normal(0.16, 0.45);
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    return (x, y) -> {
      double wide = aspect * x - slant * y;
      return new double[] {cosine * wide - sine * y, sine * wide + cosine * y};
    };
  }
}
