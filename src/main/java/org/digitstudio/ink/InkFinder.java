package org.digitstudio.ink;

/**
 * Tells ink from paper in a grey picture: either polarity, uneven light, grey paper, faint ink and
 * noise. The paper is estimated as a smooth surface (a morphological opening, then a box filter),
 * what stands out of it is ink; a threshold after Otsu (1979) sets how dark ink is here.
 */
final class InkFinder {
  /** No stroke is wider than this part of the picture's longer side. */
  private static final double WIDEST_STROKE = 0.3;

  private static final int CELLS = 64;
  private static final int BINS = 1024;
  private static final float LEAST_CONTRAST = 0.06f;

  private InkFinder() {}

  /**
   * @param mostSide larger pictures are shrunk to this first
   */
  static InkMap find(GreyPicture picture, int mostSide) {
    GreyPicture small = AreaFilter.shrink(picture, mostSide);
    float perPixel =
        (float) Math.max(picture.width(), picture.height())
            / Math.max(small.width(), small.height());
    boolean dark = inkIsDark(small);
    float[] contrast = contrast(dark ? small.inverted() : small, dark);
    float[] ink = stretch(contrast);
    new InkParts(ink, small.width(), small.height()).dropSpecks(ink);
    return new InkMap(small.width(), small.height(), ink, perPixel);
  }

  /** Ink is the minority that lies far from the paper around it: the sign of the skew. */
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

  /** How far each pixel stands out of the paper, 0 where it does not. */
  private static float[] contrast(GreyPicture inkBright, boolean paperIsLit) {
    int width = inkBright.width();
    int height = inkBright.height();
    GreyPicture cells = AreaFilter.shrink(inkBright, CELLS);
    int radius =
        Math.max(2, (int) Math.ceil(Math.max(cells.width(), cells.height()) * WIDEST_STROKE / 2));
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
        // Dark ink swallows a part of the light that falls on it, whatever light that is.
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
    // Without its slant first: an opening has no neighbours to look at beyond the border.
    IlluminationPlane slope = IlluminationPlane.of(cells.shared(), width, height);
    float[] level = new float[width * height];
    for (int i = 0; i < level.length; i++) {
      level[i] = cells.shared()[i] - (float) slope.at(i % width, i / width);
    }
    float[] low = extreme(level, width, height, radius, false);
    float[] opened = extreme(low, width, height, radius, true);
    AreaFilter smooth = new AreaFilter(opened, width, height);
    int half = Math.max(1, radius / 2);
    float[] paper = new float[width * height];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        paper[row * width + column] =
            (float) slope.at(column, row)
                + smooth.meanInside(column - half, row - half, column + half + 1, row + half + 1);
      }
    }
    return paper;
  }

  /** The greatest or least value in a square window, along rows and then along columns. */
  private static float[] extreme(float[] from, int width, int height, int radius, boolean most) {
    float[] along = new float[from.length];
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        float best = from[row * width + column];
        int end = Math.min(width - 1, column + radius);
        for (int x = Math.max(0, column - radius); x <= end; x++) {
          float value = from[row * width + x];
          best = most ? Math.max(best, value) : Math.min(best, value);
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
          best = most ? Math.max(best, value) : Math.min(best, value);
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

  /** Paper to 0, ink to 1, the edges between kept grey; all 0 where nothing stands out. */
  private static float[] stretch(float[] contrast) {
    int[] counts = histogram(contrast);
    float median = quantile(counts, contrast.length, 0.5);
    float[] deviation = new float[contrast.length];
    for (int i = 0; i < contrast.length; i++) {
      deviation[i] = Math.abs(contrast[i] - median);
    }
    // The median deviation of normal noise is 0.6745 of its standard deviation.
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
    if (full < Math.max(LEAST_CONTRAST, 5 * noise)) {
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

  private static float quantile(int[] counts, int total, double part) {
    long wanted = (long) Math.ceil(total * part);
    long seen = 0;
    for (int i = 0; i < BINS; i++) {
      seen += counts[i];
      if (seen >= wanted) {
        return (float) i / BINS;
      }
    }
    return 1f;
  }

  /** The first bin of the upper class where the variance between the classes is greatest. */
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
