package org.digitstudio.paper.sheet;

import java.util.List;
import java.util.Optional;
import org.digitstudio.paper.GreyMap;

/** Finds a sheet in a picture, whichever way it lies. */
final class SheetFinder {
  private static final double UNLIKE = 2.5;

  private final GreyMap picture;

  SheetFinder(GreyMap picture) {
    this.picture = picture;
  }

  /**
   * A sheet in a picture.
   *
   * @param toPicture from millimetres on the page to the picture's pixels
   */
  record Found(SheetLayout layout, Homography toPicture) {}

  /** The sheet; empty where no four marks belong to one. */
  Optional<Found> find() {
    List<Marks.Mark> marks = Marks.find(picture);
    Optional<Found> best = Optional.empty();
    double largest = 0;
    for (int a = 0; a < marks.size(); a++) {
      for (int b = a + 1; b < marks.size(); b++) {
        for (int c = b + 1; c < marks.size(); c++) {
          for (int d = c + 1; d < marks.size(); d++) {
            double[][] corners =
                around(List.of(marks.get(a), marks.get(b), marks.get(c), marks.get(d)));
            double area = area(corners);
            if (area > largest && alike(marks.get(a), marks.get(d))) {
              Optional<Found> found = turned(corners);
              if (found.isPresent()) {
                best = found;
                largest = area;
              }
            }
          }
        }
      }
    }
    return best;
  }

  /** Marks are sorted by size: the first is the largest. */
  private static boolean alike(Marks.Mark largest, Marks.Mark smallest) {
    return largest.size() <= UNLIKE * smallest.size();
  }

  /** Four corners in the order in which one walks about their middle, clockwise. */
  private static double[][] around(List<Marks.Mark> marks) {
    double x = marks.stream().mapToDouble(Marks.Mark::x).average().orElseThrow();
    double y = marks.stream().mapToDouble(Marks.Mark::y).average().orElseThrow();
    return marks.stream()
        .map(mark -> new double[] {mark.x(), mark.y()})
        .sorted(
            (p, q) ->
                Double.compare(Math.atan2(p[1] - y, p[0] - x), Math.atan2(q[1] - y, q[0] - x)))
        .toArray(double[][]::new);
  }

  private static double area(double[][] corners) {
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double[] p = corners[i];
      double[] q = corners[(i + 1) % 4];
      sum += p[0] * q[1] - q[0] * p[1];
    }
    return sum / 2;
  }

  /** Tries which of the corners is the top left one, by the code that is read then. */
  private Optional<Found> turned(double[][] corners) {
    for (int first = 0; first < 4; first++) {
      double[][] to = new double[4][];
      for (int i = 0; i < 4; i++) {
        to[i] = corners[(first + i) % 4];
      }
      for (SheetLayout.Format format : SheetLayout.Format.values()) {
        SheetLayout guess = new SheetLayout(format, SheetLayout.Grid.SMALL_BOXES);
        try {
          Homography map = Homography.of(guess.marks(), to);
          Optional<SheetLayout> layout = SheetLayout.ofCode(code(guess, map));
          if (layout.isPresent() && layout.get().format() == format) {
            return Optional.of(new Found(layout.get(), map));
          }
        } catch (IllegalArgumentException e) {
          // Marks in a row are no sheet; the next four may be.
        }
      }
    }
    return Optional.empty();
  }

  /** Reads the strip of cells; black is darker than half way between its darkest and lightest. */
  private int code(SheetLayout layout, Homography map) {
    float[] levels = new float[SheetLayout.CODE_BITS + 2];
    float dark = 1;
    float bright = 0;
    for (int bit = -1; bit <= SheetLayout.CODE_BITS; bit++) {
      double[] cell = layout.codeCell(bit);
      float level = mean(map, cell[0], cell[1], 0.3 * SheetLayout.CODE_CELL);
      levels[bit + 1] = level;
      dark = Math.min(dark, level);
      bright = Math.max(bright, level);
    }
    float split = (dark + bright) / 2;
    if (bright - dark < 0.15f || levels[0] < split || levels[levels.length - 1] < split) {
      return -1;
    }
    int code = 0;
    for (int bit = 0; bit < SheetLayout.CODE_BITS; bit++) {
      code = code << 1 | (levels[bit + 1] < split ? 1 : 0);
    }
    return code;
  }

  private float mean(Homography map, double x, double y, double reach) {
    float sum = 0;
    for (int i = 0; i < 9; i++) {
      double px = x + (i % 3 - 1) * reach;
      double py = y + (i / 3 - 1) * reach;
      sum += picture.at(map.x(px, py), map.y(px, py));
    }
    return sum / 9;
  }
}
