package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Columns of a picture where little ink goes from left to right: where touching digits touch. */
final class ThinPlaces {
  private static final int MOST = 4;

  private ThinPlaces() {}

  /**
   * @param most the most ink a thin column may hold
   * @return at most four columns from left to right, none near the ends and none near each other
   */
  static List<Integer> find(float[] pixels, int columns, int rows, double most) {
    float[] ink = new float[columns];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        ink[column] += pixels[row * columns + column];
      }
    }
    int apart = Math.max(2, rows / 6);
    List<Integer> candidates = new ArrayList<>();
    for (int column = apart; column < columns - apart; column++) {
      if (ink[column] <= most && isLowest(ink, column, apart / 2)) {
        candidates.add(column);
      }
    }
    candidates.sort(Comparator.comparingDouble(column -> ink[column]));
    List<Integer> chosen = new ArrayList<>();
    for (int column : candidates) {
      if (chosen.size() < MOST
          && chosen.stream().allMatch(other -> Math.abs(other - column) >= apart)) {
        chosen.add(column);
      }
    }
    chosen.sort(Comparator.naturalOrder());
    return chosen;
  }

  private static boolean isLowest(float[] ink, int column, int reach) {
    for (int i = column - reach; i <= column + reach; i++) {
      if (ink[i] < ink[column]) {
        return false;
      }
    }
    return true;
  }
}
