package org.digitstudio.lab.paper;

/** Value noise: smoothly interpolated random values of -1..1 on a grid with a period of 32. */
final class SmoothNoise {
  private static final int SIZE = 32;
  private final float[] levels = new float[SIZE * SIZE];

  SmoothNoise(PageRandom random) {
    for (int i = 0; i < levels.length; i++) {
      levels[i] = random.between(-1, 1);
    }
  }

  float at(float x, float y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    float fx = smooth(x - column);
    float fy = smooth(y - row);
    float top = level(column, row) * (1 - fx) + level(column + 1, row) * fx;
    float bottom = level(column, row + 1) * (1 - fx) + level(column + 1, row + 1) * fx;
    return top * (1 - fy) + bottom * fy;
  }

  private static float smooth(float t) {
    return t * t * (3 - 2 * t);
  }

  private float level(int column, int row) {
    return levels[Math.floorMod(row, SIZE) * SIZE + Math.floorMod(column, SIZE)];
  }
}
