package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where touching digits can be told apart: paths from a picture's top to its bottom that cross
 * little ink. From each column the cheapest path that stays near it is found by dynamic
 * programming, and the cheapest of all that are apart from each other are kept.
 *
 * @param paths from left to right, for each row the first column right of the path
 * @param rows of the picture they were found in
 * @param scale from the drawing's unit to that picture's pixels
 * @param left of that picture in the drawing's unit; like {@code top}
 */
record Seams(List<int[]> paths, int rows, float scale, float left, float top) {
  /** The height pictures are brought to. */
  static final int ROWS = 40;

  /** How far a path may stray from the column it began at. */
  private static final int REACH = 8;

  /** A path may cross this many strokes' widths of ink. */
  private static final double MOST_STROKES = 5.5;

  /** And not more than this part of its way: a blot is not cut. */
  private static final double MOST_OF_HEIGHT = 0.45;

  /** A slanting step is a little dearer than a straight one. */
  private static final double SLANT = 0.03;

  private record Path(int column, double cost, int[] columns) {}

  /**
   * @param pixels rows x columns, white ink on black
   * @param stroke the width of the strokes, in pixels
   * @param box where the picture lies in the drawing
   * @param most paths for each line height of width
   */
  static Seams find(float[] pixels, int columns, int rows, double stroke, Box box, double most) {
    int mostPaths = (int) Math.ceil(most * columns / rows);
    int apart = Math.max(3, rows / 8);
    int end = Math.max(3, rows / 6);
    List<Path> paths = new ArrayList<>();
    for (int column = end; column <= columns - end; column++) {
      paths.add(path(pixels, columns, rows, column));
    }
    List<Path> chosen = new ArrayList<>();
    paths.stream()
        .filter(path -> path.cost <= Math.min(MOST_STROKES * stroke, MOST_OF_HEIGHT * rows))
        .sorted(Comparator.comparingDouble(Path::cost))
        .forEach(
            path -> {
              boolean free =
                  chosen.stream().allMatch(other -> Math.abs(other.column - path.column) >= apart);
              if (free && chosen.size() < mostPaths) {
                chosen.add(path);
              }
            });
    return new Seams(
        chosen.stream().sorted(Comparator.comparingInt(Path::column)).map(Path::columns).toList(),
        rows,
        rows / box.height(),
        box.x(),
        box.y());
  }

  private static Path path(float[] pixels, int columns, int rows, int middle) {
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
        // A little for distance, so that the path is straight where there is only paper.
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
    return new Path(middle, total, path);
  }

  /** How many pieces they part a drawing into. */
  int pieces() {
    return paths.size() + 1;
  }

  /** Which piece, counted from the left, a place in the drawing's unit belongs to. */
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
