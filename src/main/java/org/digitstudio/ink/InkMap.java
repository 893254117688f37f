package org.digitstudio.ink;

import java.util.Arrays;

/**
 * The amount of ink of each pixel of a picture, 0 for paper to 1 for ink.
 *
 * @param ink width x height values; must not be changed
 * @param perPixel size of a pixel of this map in pixels of the original picture
 */
public record InkMap(int width, int height, float[] ink, float perPixel) {
  private static final float INKED = 0.25f;

  boolean isEmpty() {
    for (float value : ink) {
      if (value >= INKED) {
        return false;
      }
    }
    return true;
  }

  /** Returns the smallest box around all inked pixels; the map must not be empty. */
  public Box inked() {
    int left = width;
    int right = -1;
    int top = height;
    int bottom = -1;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        if (ink[row * width + column] >= INKED) {
          left = Math.min(left, column);
          right = Math.max(right, column);
          top = Math.min(top, row);
          bottom = row;
        }
      }
    }
    return new Box(left, top, right - left + 1f, bottom - top + 1f);
  }

  /** Returns a part with a margin; outside the map there is paper. */
  InkMap part(Box box, int margin) {
    int left = (int) Math.floor(box.x()) - margin;
    int top = (int) Math.floor(box.y()) - margin;
    int columns = (int) Math.ceil(box.right()) + margin - left;
    int rows = (int) Math.ceil(box.bottom()) + margin - top;
    float[] values = new float[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int x = column + left;
        int y = row + top;
        if (x >= 0 && y >= 0 && x < width && y < height) {
          values[row * columns + column] = ink[y * width + x];
        }
      }
    }
    return new InkMap(columns, rows, values, perPixel);
  }

  /** Returns the mean stroke width in pixels, measured like {@link ImageStatistics#strokeWidth}. */
  double strokeWidth() {
    double variation = 0;
    for (int row = -1; row < height; row++) {
      for (int column = -1; column < width; column++) {
        float a = at(row, column);
        float b = at(row, column + 1);
        float c = at(row + 1, column);
        float d = at(row + 1, column + 1);
        variation += Math.hypot(b + d - a - c, c + d - a - b) / 2;
      }
    }
    return variation == 0 ? 0 : 2 * CentreOfMass.of(ink, width, height).mass() / variation;
  }

  private float at(int row, int column) {
    return row < 0 || column < 0 || row >= height || column >= width
        ? 0f
        : ink[row * width + column];
  }

  GreyPicture shown(int side) {
    return AreaFilter.shrink(
        GreyPicture.owning(width, height, Arrays.copyOf(ink, ink.length)), side);
  }
}
