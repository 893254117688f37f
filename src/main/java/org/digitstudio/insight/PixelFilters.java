package org.digitstudio.insight;

import org.digitstudio.domain.digit.DigitImage;

/** Filters of 28x28 images: 784 values in 0..1, row by row; outside the image the value is 0. */
final class PixelFilters {
  private static final int SIDE = DigitImage.SIDE;

  /** Weights closer to 0 than this are rounding errors of an angle's sine. */
  private static final double EPSILON = 1e-9;

  private PixelFilters() {}

  /** Returns the bilinear interpolation at a point in pixel coordinates, x to the right. */
  static float interpolated(float[] pixels, double x, double y) {
    int left = (int) Math.floor(x + EPSILON);
    int top = (int) Math.floor(y + EPSILON);
    double right = Math.max(0, x - left);
    double bottom = Math.max(0, y - top);
    double value =
        (1 - bottom) * ((1 - right) * at(pixels, top, left) + right * at(pixels, top, left + 1))
            + bottom
                * ((1 - right) * at(pixels, top + 1, left) + right * at(pixels, top + 1, left + 1));
    return (float) value;
  }

  private static float at(float[] pixels, int row, int column) {
    boolean inside = row >= 0 && row < SIDE && column >= 0 && column < SIDE;
    return inside ? pixels[row * SIDE + column] : 0;
  }

  /**
   * Makes strokes thicker or thinner by morphological dilation or erosion of the grey levels.
   *
   * @param amount pixels gained on each side; below 0 they are lost. Between whole numbers the two
   *     neighbouring results are mixed
   */
  static float[] thicken(float[] pixels, double amount) {
    int sign = amount < 0 ? -1 : 1;
    float[] image = pixels;
    double left = Math.abs(amount);
    for (; left >= 1; left--) {
      image = spread(image, sign);
    }
    return left > 0 ? mixed(image, spread(image, sign), left) : image;
  }

  /** Gives each pixel the largest value of itself and its four neighbours, or the smallest. */
  private static float[] spread(float[] pixels, int sign) {
    float[] image = new float[pixels.length];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        float value = sign * at(pixels, row, column);
        value = Math.max(value, sign * at(pixels, row - 1, column));
        value = Math.max(value, sign * at(pixels, row + 1, column));
        value = Math.max(value, sign * at(pixels, row, column - 1));
        value = Math.max(value, sign * at(pixels, row, column + 1));
        image[row * SIDE + column] = sign * value;
      }
    }
    return image;
  }

  private static float[] mixed(float[] from, float[] to, double share) {
    float[] image = new float[from.length];
    for (int i = 0; i < image.length; i++) {
      image[i] = (float) (from[i] + share * (to[i] - from[i]));
    }
    return image;
  }

  /**
   * Blurs with a Gaussian kernel.
   *
   * @param deviation its standard deviation in pixels, above 0
   */
  static float[] blur(float[] pixels, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    double[] kernel = new double[2 * reach + 1];
    double total = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = Math.exp(-0.5 * (i / deviation) * (i / deviation));
      total += kernel[i + reach];
    }
    float[] across = new float[pixels.length];
    float[] image = new float[pixels.length];
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
          sum += kernel[i + reach] * at(pixels, row, column + i);
        }
        across[row * SIDE + column] = (float) (sum / total);
      }
    }
    for (int row = 0; row < SIDE; row++) {
      for (int column = 0; column < SIDE; column++) {
        double sum = 0;
        for (int i = -reach; i <= reach; i++) {
          sum += kernel[i + reach] * at(across, row + i, column);
        }
        image[row * SIDE + column] = (float) Math.min(1, sum / total);
      }
    }
    return image;
  }
}
