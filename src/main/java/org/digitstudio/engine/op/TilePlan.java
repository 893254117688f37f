package org.digitstudio.engine.op;

import java.util.ArrayList;
import java.util.List;

/**
 * How a map of height x width places is cut into tiles of at most 14 places that one {@link
 * Product} computes.
 *
 * @param row of each tile's first place
 * @param column of each tile's first place
 * @param count places in each tile
 * @param stacked whether a tile is 7 columns by 2 rows, rather than a part of one row
 */
record TilePlan(int[] row, int[] column, int[] count, boolean[] stacked) {

  static TilePlan of(int height, int width) {
    List<int[]> tiles = new ArrayList<>();
    int row = 0;
    if (width % 7 == 0) {
      // Blocks nearly square: more of them lie wholly on an empty background, and 7x7 fits too.
      for (; row + 1 < height; row += 2) {
        for (int column = 0; column < width; column += 7) {
          tiles.add(new int[] {row, column, 14, 1});
        }
      }
    }
    for (; row < height; row++) {
      for (int column = 0; column < width; column += 14) {
        tiles.add(new int[] {row, column, Math.min(14, width - column), 0});
      }
    }
    int n = tiles.size();
    TilePlan plan = new TilePlan(new int[n], new int[n], new int[n], new boolean[n]);
    for (int i = 0; i < n; i++) {
      plan.row[i] = tiles.get(i)[0];
      plan.column[i] = tiles.get(i)[1];
      plan.count[i] = tiles.get(i)[2];
      plan.stacked[i] = tiles.get(i)[3] == 1;
    }
    return plan;
  }

  int size() {
    return row.length;
  }
}
