package org.digitstudio.paper;

import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.SummedAreaTable;

/**
 * A grey picture as bare numbers, any range, row by row from the top: what the steps between a
 * picture and the network work on.
 */
public record GreyMap(int width, int height, float[] values) {

  public GreyMap {
    if (width < 1 || height < 1 || values.length != width * height) {
      throw new IllegalArgumentException(
          "%d x %d pixels are not %d values".formatted(width, height, values.length));
    }
  }

  public static GreyMap of(GreyPicture picture) {
    return new GreyMap(picture.width(), picture.height(), picture.pixels());
  }

  /**
   * Resamples a part of the map: each new pixel is the mean of the area it covers, or a linear
   * interpolation where the map is enlarged. Beyond the border lies nothing: what is there does not
   * count.
   *
   * @param left of the part, in pixels of this map, like {@code top}
   * @param scale new pixels for one of this map's
   */
  public GreyMap resampled(double left, double top, double scale, int newWidth, int newHeight) {
    SummedAreaTable sums = new SummedAreaTable(values, width, height);
    float[] to = new float[newWidth * newHeight];
    double half = Math.max(1 / scale, 1) / 2;
    for (int row = 0; row < newHeight; row++) {
      double y = top + (row + 0.5) / scale;
      for (int column = 0; column < newWidth; column++) {
        double x = left + (column + 0.5) / scale;
        to[row * newWidth + column] = sums.mean(x - half, y - half, x + half, y + half);
      }
    }
    return new GreyMap(newWidth, newHeight, to);
  }

  /** The whole map at another scale, at least one pixel each way. */
  public GreyMap scaled(double scale) {
    if (scale == 1) {
      return this;
    }
    int newWidth = Math.max(1, (int) Math.round(width * scale));
    int newHeight = Math.max(1, (int) Math.round(height * scale));
    return resampled(0, 0, scale, newWidth, newHeight);
  }

  /** The value at a point between pixels, linearly interpolated; the nearest pixel's outside. */
  public float at(double x, double y) {
    double cx = Math.clamp(x - 0.5, 0, width - 1);
    double cy = Math.clamp(y - 0.5, 0, height - 1);
    int column = Math.min((int) cx, Math.max(0, width - 2));
    int row = Math.min((int) cy, Math.max(0, height - 2));
    int right = Math.min(column + 1, width - 1);
    int below = Math.min(row + 1, height - 1);
    float fx = (float) (cx - column);
    float fy = (float) (cy - row);
    float top = values[row * width + column] * (1 - fx) + values[row * width + right] * fx;
    float bottom = values[below * width + column] * (1 - fx) + values[below * width + right] * fx;
    return top * (1 - fy) + bottom * fy;
  }

  /** The mean of each pixel's neighbourhood, a square of 2 {@code reach} + 1 pixels. */
  public GreyMap blurred(int reach) {
    SummedAreaTable sums = new SummedAreaTable(values, width, height);
    float[] to = new float[values.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        to[row * width + column] =
            (float) sums.mean(column - reach, row - reach, column + reach + 1, row + reach + 1);
      }
    }
    return new GreyMap(width, height, to);
  }
}
