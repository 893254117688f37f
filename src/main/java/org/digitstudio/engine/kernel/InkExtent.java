package org.digitstudio.engine.kernel;

/** In which columns each row of a padded picture is not empty; mutable, reused. */
final class InkExtent {
  /** Says that everything may hold something. */
  static final InkExtent EVERYWHERE = new InkExtent(0);

  private final int[] first;
  private final int[] last;

  InkExtent(int rows) {
    first = new int[rows];
    last = new int[rows];
  }

  void measure(float[] padded, int width) {
    for (int row = 0; row < first.length; row++) {
      int from = row * width;
      int left = 0;
      while (left < width && padded[from + left] == 0f) {
        left++;
      }
      int right = width - 1;
      while (right > left && padded[from + right] == 0f) {
        right--;
      }
      first[row] = left;
      last[row] = right;
    }
  }

  /** Whether nothing is in a rectangle. */
  boolean blank(int row, int rows, int column, int columns) {
    if (first.length == 0) {
      return false;
    }
    for (int i = row; i < row + rows; i++) {
      if (first[i] < column + columns && last[i] >= column) {
        return false;
      }
    }
    return true;
  }
}
