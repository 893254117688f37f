package org.digitstudio.ink;

/**
 * A projection of colours to grey in which ink stands out: a weighted sum of red, green and blue
 * along the direction in which neighbouring pixels differ most (the first principal component of
 * their difference from the local mean). For black ink on white paper it is close to the
 * brightness, for blue ink it is the channel that the ink absorbs, and ink that differs from the
 * paper only in hue still differs in grey.
 *
 * @param red weight of red; the absolute weights sum to 1
 * @param offset added to the sum so that it is in 0..1
 */
record GreyProjection(float red, float green, float blue, float offset) {
  /** Maximum side of the picture that is analysed, which consists of the means of blocks. */
  private static final int CELLS = 160;

  /** The longer side divided by the radius within which pixels count as neighbours. */
  private static final int NEIGHBOURHOOD = 10;

  /** Perceived brightness (ITU-R BT.601), for pictures of one colour. */
  private static final GreyProjection LUMA = new GreyProjection(0.299f, 0.587f, 0.114f, 0);

  /** Minimum variance of the channels; less is noise of the file. */
  private static final double MIN_VARIANCE = 1e-5;

  /**
   * Determines the projection for a picture.
   *
   * @param rgb the pixels as returned by {@link java.awt.image.BufferedImage#getRGB}; alpha is
   *     ignored
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
    return trace < MIN_VARIANCE ? LUMA : of(strongest(covariance));
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

  /** Returns the direction of the greatest variance, by power iteration. */
  private static double[] strongest(double[][] covariance) {
    // Starts near the direction of brightness; exactly there it could be orthogonal to the result.
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

  /** Normalizes a direction; its sign is chosen so that brighter colours stay brighter. */
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

  /** Returns the grey level of a colour, 0..1; alpha is ignored. */
  float level(int rgb) {
    float sum = red * (rgb >> 16 & 0xFF) + green * (rgb >> 8 & 0xFF) + blue * (rgb & 0xFF);
    return Math.clamp(sum / 255f + offset, 0f, 1f);
  }
}
