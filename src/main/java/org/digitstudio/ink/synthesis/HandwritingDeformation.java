package org.digitstudio.ink.synthesis;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.ink.synthesis.Polyline.Bounds;
import org.digitstudio.ink.synthesis.Polyline.Mapping;

/**
 * Deforms a drawing as another writer would have written it: each stroke shifted a little, ends cut
 * short or hooked, the whole wider or narrower, rotated, slanted and bent.
 */
final class HandwritingDeformation {
  private static final double CUT_ENDS = 0.3;
  private static final double MAX_CUT = 0.07;
  private static final double HOOKED = 0.15;
  private static final double LOOSE_STROKES = 0.3;

  /** Logarithm of the largest change of width by height. */
  private static final double MAX_ASPECT = 0.3;

  private static final double STEP = 0.02;

  /** Shorter strokes keep their ends. */
  private static final double MIN_LENGTH = 0.3;

  private HandwritingDeformation() {}

  /**
   * @param lines whose longer side is 1
   * @param turn scales the random rotation; 1 for digits
   */
  static List<Polyline> vary(List<Polyline> lines, double turn, Chance chance) {
    boolean cut = chance.happens(CUT_ENDS);
    boolean hooked = chance.happens(HOOKED);
    List<Polyline> moved = new ArrayList<>();
    for (Polyline line : lines) {
      Polyline stroke = lines.size() > 1 ? elsewhere(line, chance) : line;
      if ((cut || hooked) && stroke.length() > MIN_LENGTH) {
        stroke = stroke.resampled(STEP);
        stroke = cut ? cutShort(stroke, chance) : stroke;
        stroke = hooked ? hooked(stroke, chance) : stroke;
      }
      moved.add(stroke);
    }
    Mapping bend = bend(chance);
    Mapping turnAndSlant = affine(turn, chance);
    return DrawnLines.normalized(
        moved.stream().map(line -> line.map(bend).map(turnAndSlant)).toList());
  }

  private static Polyline elsewhere(Polyline line, Chance chance) {
    double loose = chance.either(LOOSE_STROKES, 0.06, 0.025);
    double dx = chance.normal(loose);
    double dy = chance.normal(loose);
    double scale = 1 + chance.normal(0.06);
    double angle = chance.normal(0.06);
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

  private static Polyline cutShort(Polyline line, Chance chance) {
    int n = line.size();
    int first = chance.happens(0.5) ? (int) (n * chance.between(0, MAX_CUT)) : 0;
    int last = chance.happens(0.5) ? (int) (n * chance.between(0, MAX_CUT)) : 0;
    return n - first - last > 4 ? line.part(first, n - last) : line;
  }

  /** A short hook at the start or end of a stroke, as pens leave it. */
  private static Polyline hooked(Polyline line, Chance chance) {
    double length = chance.between(0.03, 0.12);
    double angle = chance.between(0, 2 * Math.PI);
    double dx = length * Math.cos(angle);
    double dy = length * Math.sin(angle);
    double bow = chance.normal(0.2);
    if (chance.happens(0.5)) {
      double x = line.firstX();
      double y = line.firstY();
      return Polyline.arc(x + dx, y + dy, x, y, bow, 4).then(line);
    }
    double x = line.lastX();
    double y = line.lastY();
    return line.then(Polyline.arc(x, y, x + dx, y + dy, bow, 4));
  }

  /** A smooth displacement: a wave of random length and phase for each pair of coordinates. */
  private static Mapping bend(Chance chance) {
    double amount = chance.happens(0.7) ? chance.between(0, 0.035) : chance.between(0, 0.06);
    double[] frequency = new double[4];
    double[] phase = new double[4];
    for (int i = 0; i < 4; i++) {
      frequency[i] = 2 * Math.PI * chance.between(0.4, 1.3);
      phase[i] = chance.between(0, 2 * Math.PI);
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

  private static Mapping affine(double turn, Chance chance) {
    double aspect = Math.exp(chance.between(-MAX_ASPECT, MAX_ASPECT));
    double angle = Math.toRadians(turn * chance.normal(7, 18));
    double slant = chance.normal(0.16, 0.45);
    double cosine = Math.cos(angle);
    double sine = Math.sin(angle);
    return (x, y) -> {
      double wide = aspect * x - slant * y;
      return new double[] {cosine * wide - sine * y, sine * wide + cosine * y};
    };
  }
}
