package org.digitstudio.ink;

/**
 * How a colour picture becomes grey so that its ink stands out: a weighted sum of red, green and
 * blue along the direction in which neighbouring pixels differ most (the first principal component
 * of their difference from the mean about them). Black ink on white paper gives nearly the
 * brightness, blue ink the channel that swallows it, and ink that differs from its paper in hue
 * alone still differs in grey.
 *
 * @param red weight of red; the absolute weights sum to 1
 * @param offset that brings the sum to 0..1
 */
record GreyProjection(float red, float green, float blue, float offset) {
  /** What is looked at is no larger than this; a mean over a block stands for its pixels. */
  private static final int CELLS = 160;

  /** The part of the picture's longer side over which pixels count as neighbours. */
  private static final int NEIGHBOURHOOD = 10;

  /** Brightness as the eye has it (ITU-R BT.601), for pictures of one colour. */
  private static final GreyProjection LUMA = new GreyProjection(0.299f, 0.587f, 0.114f, 0);

  /** A difference of channels below this is the file's noise. */
  private static final double LEAST_VARIANCE = 1e-5;

  /**
   * @param rgb a pixel each, as {@link java.awt.image.BufferedImage#getRGB} gives them; their alpha
   *     does not count
   */
  static GreyProjection of(int[] rgb, int width, int height) {
    int step = Math.max(1, Math.ceilDiv(Math.max(width, height), CELLS));
    int columns = Math.ceilDiv(width, step);
    int rows = Math.ceilDiv(height, step);
    float[][] channels = new float[3][columns * rows];
    for (int channel = 0; channel < 3; channel++) {
      shrink(rgb, 16 - 8 * channel, width, height, step, channels[channel], columns);
    }
    int reach = Math.max(2, Math.max(columns, rows) / NEIGHBOURHOOD);
    double[][] covariance = covariance(channels, columns, rows, reach);
    double trace = covariance[0][0] + covariance[1][1] + covariance[2][2];
    return trace < LEAST_VARIANCE ? LUMA : of(strongest(covariance));
  }

  private static void shrink(
      int[] rgb, int shift, int width, int height, int step, float[] to, int columns) {
    for (int at = 0; at < to.length; at++) {
      int left = at % columns * step;
      int top = at / columns * step;
      float sum = 0;
      int count = 0;
      for (int y = top; y < Math.min(height, top + step); y++) {
        for (int x = left; x < Math.min(width, left + step); x++) {
          sum += rgb[y * width + x] >> shift & 0xFF;
          count++;
        }
      }
      to[at] = sum / (255f * count);
    }
  }

  private static double[][] covariance(float[][] channels, int columns, int rows, int reach) {
    float[][] difference = new float[3][];
    for (int channel = 0; channel < 3; channel++) {
      AreaFilter sums = new AreaFilter(channels[channel], columns, rows);
      difference[channel] = channels[channel].clone();
      for (int i = 0; i < difference[channel].length; i++) {
        int x = i % columns;
        int y = i / columns;
        difference[channel][i] -=
            sums.meanInside(x - reach, y - reach, x + reach + 1, y + reach + 1);
      }
    }
    double[][] covariance = new double[3][3];
    for (int a = 0; a < 3; a++) {
      for (int b = 0; b < 3; b++) {
        double sum = 0;
        for (int i = 0; i < difference[a].length; i++) {
          sum += difference[a][i] * difference[b][i];
        }
        covariance[a][b] = sum / difference[a].length;
      }
    }
    return covariance;
  }

  /** The direction of the greatest variance, by the power method. */
  private static double[] strongest(double[][] covariance) {
    // Begun where brightness points; a little off it, lest that be at right angles to the answer.
    double[] direction = {0.6, 0.7, 0.5};
    for (int round = 0; round < 60; round++) {
      double[] next = new double[3];
      double length = 0;
      for (int a = 0; a < 3; a++) {
        for (int b = 0; b < 3; b++) {
          next[a] += covariance[a][b] * direction[b];
        }
        length += next[a] * next[a];
      }
      for (int a = 0; a < 3; a++) {
        direction[a] = next[a] / Math.max(1e-12, Math.sqrt(length));
      }
    }
    return direction;
  }

  /** Brighter stays brighter; where only hues differ, either may be the brighter one. */
  private static GreyProjection of(double[] direction) {
    double sum = direction[0] + direction[1] + direction[2];
    double size = 0;
    for (double part : direction) {
      size += Math.abs(part);
    }
    double sign = sum < 0 ? -1 / size : 1 / size;
    float offset = 0;
    float[] weights = new float[3];
    for (int i = 0; i < 3; i++) {
      weights[i] = (float) (sign * direction[i]);
      offset -= Math.min(0, weights[i]);
    }
    return new GreyProjection(weights[0], weights[1], weights[2], offset);
  }

  /** The grey level of a colour, 0 to 1; its alpha does not count. */
  float level(int rgb) {
    float sum = red * (rgb >> 16 & 0xFF) + green * (rgb >> 8 & 0xFF) + blue * (rgb & 0xFF);
    return Math.clamp(sum / 255f + offset, 0f, 1f);
  }
}
