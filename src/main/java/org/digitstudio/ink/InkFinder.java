package org.digitstudio.ink;

/**
 * Separates ink from paper in a grey picture of either polarity, with uneven light, grey paper,
 * faint ink and noise. The paper is estimated as a smooth surface (morphological opening, then a
 * box filter); what differs from it is ink, scaled by a threshold after Otsu (1979).
 */
final class InkFinder {
  /** Maximum width of a stroke, relative to the picture's longer side. */
  private static final double MAX_STROKE_WIDTH = 0.3;

  private static final int CELLS = 64;
  private static final int BINS = 1024;
  private static final float MIN_CONTRAST = 0.06f;

  private InkFinder() {}

  /**
   * Finds the ink of a picture.
   *
   * @param maxSide larger pictures are scaled down to this first
   */
  static InkMap find(GreyPicture picture, int maxSide) {
    GreyPicture small = AreaFilter.shrink(picture, maxSide);
    float perPixel =
        (float) Math.max(picture.width(), picture.height())
            / Math.max(small.width(), small.height());
    boolean dark = inkIsDark(small);
    float[] contrast = contrast(dark ? small.inverted() : small, dark);
    float[] ink = stretch(contrast);
    new InkParts(ink, small.width(), small.height()).dropSpecks(ink);
    return new InkMap(small.width(), small.height(), ink, perPixel);
  }

  /**
   * Returns whether ink is darker than paper: few pixels differ from their surroundings, by skew.
   */
  private static boolean inkIsDark(GreyPicture picture) {
    int width = picture.width();
    int height = picture.height();
    AreaFilter sums = new AreaFilter(picture.shared(), width, height);
    int half = Math.max(2, Math.max(width, height) / 4);
    double skew = 0;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        double mean = sums.meanInside(column - half, row - half, column + half + 1, row + half + 1);
        double difference = picture.at(row, column) - mean;
        skew += difference * difference * difference;
      }
    }
    return skew < 0;
  }

  /** Returns each pixel's contrast with the estimated paper, 0 or more. */
  private static float[] contrast(GreyPicture inkBright, boolean paperIsLit) {
    int width = inkBright.width();
    int height = inkBright.height();
    GreyPicture cells = AreaFilter.shrink(inkBright, CELLS);
    int radius =
        Math.max(
            2, (int) Math.ceil(Math.max(cells.width(), cells.height()) * MAX_STROKE_WIDTH / 2));
    float[] paper = paper(cells, radius);
    float[] contrast = new float[width * height];
    float stepX = (float) cells.width() / width;
    float stepY = (float) cells.height() / height;
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float level =
            bilinear(
                paper,
                cells.width(),
                cells.height(),
                (column + 0.5f) * stepX - 0.5f,
                (row + 0.5f) * stepY - 0.5f);
        // Dark ink absorbs a constant share of the light that falls on it.
        float light = paperIsLit ? Math.max(0.1f, 1f - level) : 1f;
        contrast[row * width + column] =
            Math.clamp((inkBright.at(row, column) - level) / light, 0f, 1f);
      }
    }
    return contrast;
  }

  private static float[] paper(GreyPicture cells, int radius) {
    int width = cells.width();
    int height = cells.height();
    // Without the illumination plane first, because an opening lacks neighbours at the border.
    IlluminationPlane plane = IlluminationPlane.of(cells.shared(), width, height);
    float[] level = new float[width * height];
    for (int i = 0; i < level.length; i++) {
      level[i] = cells.shared()[i] - (float) plane.at(i % width, i / width);
    }
    float[] low = extreme(level, width, height, radius, false);
    float[] opened = extreme(low, width, height, radius, true);
    AreaFilter smooth = new AreaFilter(opened, width, height);
    int half = Math.max(1, radius / 2);
    float[] paper = new float[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        paper[row * width + column] =
            (float) plane.at(column, row)
                + smooth.meanInside(column - half, row - half, column + half + 1, row + half + 1);
      }
    }
    return paper;
  }

  /** Returns the maximum or minimum over a square window, by rows and then by columns. */
  private static float[] extreme(float[] from, int width, int height, int radius, boolean maximum) {
    float[] along = new float[from.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float best = from[row * width + column];
        int end = Math.min(width - 1, column + radius);
        for (int x = Math.max(0, column - radius); x <= end; x++) {
          float value = from[row * width + x];
          best = maximum ? Math.max(best, value) : Math.min(best, value);
        }
        along[row * width + column] = best;
      }
    }
    float[] result = new float[from.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float best = along[row * width + column];
        int end = Math.min(height - 1, row + radius);
        for (int y = Math.max(0, row - radius); y <= end; y++) {
          float value = along[y * width + column];
          best = maximum ? Math.max(best, value) : Math.min(best, value);
        }
        result[row * width + column] = best;
      }
    }
    return result;
  }

  private static float bilinear(float[] values, int width, int height, float x, float y) {
    float cx = Math.clamp(x, 0f, width - 1f);
    float cy = Math.clamp(y, 0f, height - 1f);
    int column = Math.min((int) cx, Math.max(0, width - 2));
    int row = Math.min((int) cy, Math.max(0, height - 2));
    float fx = cx - column;
    float fy = cy - row;
    int right = Math.min(column + 1, width - 1);
    int below = Math.min(row + 1, height - 1);
    float top = values[row * width + column] * (1 - fx) + values[row * width + right] * fx;
    float bottom = values[below * width + column] * (1 - fx) + values[below * width + right] * fx;
    return top * (1 - fy) + bottom * fy;
  }

  /** Scales contrast so that paper is 0 and ink is 1, with grey edges; all 0 without ink. */
  private static float[] stretch(float[] contrast) {
    int[] counts = histogram(contrast);
    float median = quantile(counts, contrast.length, 0.5);
    float[] deviation = new float[contrast.length];
    for (int i = 0; i < contrast.length; i++) {
      deviation[i] = Math.abs(contrast[i] - median);
    }
    // The median absolute deviation of Gaussian noise is 0.6745 of its standard deviation.
    float noise = quantile(histogram(deviation), contrast.length, 0.5) / 0.6745f;
    int split = otsu(counts);
    int above = 0;
    for (int i = split; i < BINS; i++) {
      above += counts[i];
    }
    float[] ink = new float[contrast.length];
    if (above == 0) {
      return ink;
    }
    float full = quantile(counts, contrast.length, 1 - 0.3 * above / contrast.length) - median;
    if (full < Math.max(MIN_CONTRAST, 5 * noise)) {
      return ink;
    }
    float none = Math.clamp(4 * noise, 0.03f * full, 0.45f * full);
    for (int i = 0; i < ink.length; i++) {
      ink[i] = Math.clamp((contrast[i] - median - none) / (full - none), 0f, 1f);
    }
    return ink;
  }

  private static int[] histogram(float[] values) {
    int[] counts = new int[BINS];
    for (float value : values) {
      counts[Math.min(BINS - 1, (int) (value * BINS))]++;
    }
    return counts;
  }

  private static float quantile(int[] counts, int total, double p) {
    long wanted = (long) Math.ceil(total * p);
    long seen = 0;
    for (int i = 0; i < BINS; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return (float) i / BINS;
      }
    }
    return 1f;
  }

  /** Returns the first bin of the upper class that maximizes the between-class variance. */
  private static int otsu(int[] counts) {
    double total = 0;
    double sum = 0;
    for (int i = 0; i < BINS; i++) {
      total += counts[i];
      sum += (double) i * counts[i];
    }
    double below = 0;
    double belowSum = 0;
    double best = 0;
    int split = BINS;
    for (int i = 0; i < BINS - 1; i++) {
      below += counts[i];
      belowSum += (double) i * counts[i];
      if (below == 0 || below == total) {
        continue;
      }
      double difference = belowSum / below - (sum - belowSum) / (total - below);
      double between = below * (total - below) * difference * difference;
      if (between > best) {
        best = between;
        split = i + 1;
      }
    }
    return split;
  }
}
