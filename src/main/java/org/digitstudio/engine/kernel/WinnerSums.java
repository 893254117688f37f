package org.digitstudio.engine.kernel;

import java.util.Arrays;

/**
 * The gradient by the kernels of a first convolution with ReLU and pooling: each pooled value that
 * was passed on adds the pixels its winner saw. Three places in four of the map before pooling take
 * no part, nor do dropped values, so this is far less work than a product over the whole map.
 */
final class WinnerSums {
  /** What the loops take at once of a kernel's row; the rest adds up numbers nobody reads. */
  static final int WIDEST = 8;

  private static final int LARGE = 1 << 20;

  private final Window window;
  private final Maps out;
  private final Sparse sparse;
  private final float[] sums;
  private final int sumsEach;
  private final Sparse.WinnerPart[] parts;

  WinnerSums(Kit kit, Window window, Maps out, int[] winners, float scale) {
    this.window = window;
    this.out = out;
    this.sparse = Sparse.of(kit.tiles);
    this.sumsEach = out.channels * window.kernelHeight * WIDEST;
    // Java puts an array that large at the beginning of a page, as Weights explains.
    this.sums = new float[Math.max(LARGE, Weights.LEAD_IN + kit.workers * sumsEach)];
    this.parts = new Sparse.WinnerPart[kit.workers];
    for (int i = 0; i < kit.workers; i++) {
      Sparse.WinnerPart part = new Sparse.WinnerPart(out.size, out.channels);
      part.gradient = out.gradient;
      part.values = out.values;
      part.winners = winners;
      part.scale = scale;
      part.right = window.stride;
      part.lower = window.stride * window.line;
      parts[i] = part;
    }
  }

  /** Whether the loops fit a padded picture of that size and a kernel of that width. */
  static boolean fits(Window window) {
    return window.channels == 1 && window.kernelLine <= WIDEST && window.paddedSize <= 1 << 16;
  }

  private int sumsAt(int worker) {
    return Weights.LEAD_IN + worker * sumsEach;
  }

  /** Empties a worker's sums. */
  void begin(int worker) {
    Arrays.fill(sums, sumsAt(worker), sumsAt(worker) + sumsEach, 0f);
    Arrays.fill(parts[worker].bias, 0f);
  }

  /** Takes one picture's gradient by its pooled values. */
  void learn(int picture, float[] padded, InkExtent ink, int worker) {
    Sparse.WinnerPart part = parts[worker];
    part.picks.count = 0;
    int stride = window.stride;
    int at = picture * out.size;
    for (int row = 0; row < window.outHeight; row += 2) {
      for (int column = 0; column < window.outWidth; column += 2) {
        int y = row * stride;
        int x = column * stride;
        boolean blank = ink.blank(y, window.kernelHeight + stride, x, window.kernelLine + stride);
        sparse.winners(part, at, blank ? -1 : y * window.line + x);
        at += out.channels;
      }
    }
    sparse.addPatches(part.picks, padded, window.line, window.kernelHeight, sums, sumsAt(worker));
  }

  /**
   * Adds a worker's sums to the gradient of the layer.
   *
   * @param gradient takes the bias, then the kernels in panels of 32 maps
   */
  void finish(int worker, float[] gradient) {
    int channels = out.channels;
    for (int map = 0; map < channels; map++) {
      for (int lane = 0; lane < Sparse.WinnerPart.LANES; lane++) {
        gradient[map] += parts[worker].bias[lane * channels + map];
      }
      int panel = map / Product.COLUMNS * Product.COLUMNS;
      for (int term = 0; term < window.terms; term++) {
        int row = map * window.kernelHeight + term / window.kernelLine;
        gradient[channels + panel * window.terms + term * Product.COLUMNS + map - panel] +=
            sums[sumsAt(worker) + row * WIDEST + term % window.kernelLine];
      }
    }
  }
}
