package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Seams along which touching digits can be cut: paths from top to bottom of a picture that cross
 * little ink. For each column the cheapest path near it is found by dynamic programming; of these,
 * the cheapest ones that keep a minimum distance are selected.
 *
 * @param paths from left to right, for each row the first column right of the path
 * @param rows of the searched picture
 * @param scale from the drawing's unit to pixels of the searched picture
 * @param left edge of the searched picture in the drawing's unit; like {@code top}
 */
record Seams(List<int[]> paths, int rows, float scale, float left, float top) {
  /** Height of the searched pictures. */
  static final int ROWS = 40;

  /** Maximum distance of a path from its column. */
  private static final int REACH = 8;

  /** Maximum ink that a path may cross, in stroke widths. */
  private static final double MAX_STROKES = 5.5;

  /** Maximum ink that a path may cross, relative to its length: blots are not cut. */
  private static final double MAX_INK_SHARE = 0.45;

  /** Extra cost of a diagonal step. */
  private static final double SLANT = 0.03;

  private record Seam(int column, double cost, int[] columns) {}

  /**
   * Finds the seams of a picture.
   *
   * @param pixels rows x columns, white ink on black
   * @param stroke stroke width in pixels
   * @param box position of the picture in the drawing
   * @param max maximum number of paths per line height of width
   */
  static Seams find(float[] pixels, int columns, int rows, double stroke, Box box, double max) {
    int maxPaths = (int) Math.ceil(max * columns / rows);
    int apart = Math.max(3, rows / 8);
    int end = Math.max(3, rows / 6);
    List<Seam> paths = new ArrayList<>();
    for (int column = end; column <= columns - end; column++) {
      paths.add(path(pixels, columns, rows, column));
    }
    List<Seam> chosen = new ArrayList<>();
    paths.stream()
        .filter(path -> path.cost <= Math.min(MAX_STROKES * stroke, MAX_INK_SHARE * rows))
        .sorted(Comparator.comparingDouble(Seam::cost))
        .forEach(
            path -> {
              boolean free =
                  chosen.stream().allMatch(other -> Math.abs(other.column - path.column) >= apart);
              if (free && chosen.size() < maxPaths) {
                chosen.add(path);
              }
            });
    return new Seams(
        chosen.stream().sorted(Comparator.comparingInt(Seam::column)).map(Seam::columns).toList(),
        rows,
        rows / box.height(),
        box.x(),
        box.y());
  }

  private static Seam path(float[] pixels, int columns, int rows, int middle) {
    int from = Math.max(1, middle - REACH);
    int to = Math.min(columns - 1, middle + REACH);
    int span = to - from + 1;
    double[][] cost = new double[rows][span];
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < span; i++) {
        double above = 0;
        if (row > 0) {
          above = cost[row - 1][i];
          above = i > 0 ? Math.min(above, cost[row - 1][i - 1] + SLANT) : above;
          above = i + 1 < span ? Math.min(above, cost[row - 1][i + 1] + SLANT) : above;
        }
        // A small cost of distance keeps the path straight on empty paper.
        cost[row][i] =
            above + pixels[row * columns + from + i] + 0.002 * Math.abs(from + i - middle);
      }
    }
    int at = 0;
    for (int i = 1; i < span; i++) {
      at = cost[rows - 1][i] < cost[rows - 1][at] ? i : at;
    }
    double total = cost[rows - 1][at];
    int[] path = new int[rows];
    for (int row = rows - 1; row >= 0; row--) {
      path[row] = from + at;
      if (row > 0) {
        int best = at;
        for (int i = Math.max(0, at - 1); i <= Math.min(span - 1, at + 1); i++) {
          double slant = i == at ? 0 : SLANT;
          double bestSlant = best == at ? 0 : SLANT;
          best = cost[row - 1][i] + slant < cost[row - 1][best] + bestSlant ? i : best;
        }
        at = best;
      }
    }
    return new Seam(middle, total, path);
  }

  /** Returns the number of pieces that the seams divide a drawing into. */
  int pieces() {
    return paths.size() + 1;
  }

  /** Returns the piece, counted from the left, of a point in the drawing's unit. */
  int pieceAt(float x, float y) {
    int row = Math.clamp((int) ((y - top) * scale), 0, rows - 1);
    float column = (x - left) * scale;
    int piece = 0;
    for (int[] path : paths) {
      if (column >= path[row]) {
        piece++;
      }
    }
    return piece;
  }
}
