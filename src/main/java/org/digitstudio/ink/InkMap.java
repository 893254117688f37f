package org.digitstudio.ink;

import java.util.Arrays;

/**
 * How much ink each pixel of a picture holds, 0 paper to 1 ink, whatever paper and ink looked like.
 *
 * @param ink width x height values; never written to
 * @param perPixel how many of the picture's own pixels one of these is
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

  /** The smallest box that holds all inked pixels; the map must not be empty. */
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

  /** A part with a margin of paper around; may reach over the edge, where there is paper. */
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

  /** The mean stroke width in this map's pixels, as {@link ImageStatistics#strokeWidth} has it. */
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
