package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.engine.simd.InkMask;
import org.digitstudio.engine.simd.MatrixProduct;
import org.digitstudio.engine.simd.SparseLoops;
import org.digitstudio.engine.simd.Tiles;
import org.digitstudio.engine.simd.Transposer;

/**
 * The gradient by the kernels of a first convolution with ReLU and pooling: each pooled value that
 * was passed on adds the pixels its winner saw. Three places in four of the map before pooling take
 * no part, nor do dropped values, so this is far less work than a product over the whole map.
 */
final class PooledConvGradient {
  /** What the loops take at once of a kernel's row; the rest adds up numbers nobody reads. */
  static final int WIDEST = 8;

  private static final int EACH = SparseLoops.WinnerPart.ROWS * WIDEST;

  private final ConvGeometry window;
  private final Activations out;
  private final int[] winners;
  private final SparseLoops sparse;
  private final float[][] sums;
  private final SparseLoops.WinnerPart[] parts;
  private final Transposer[] transposers;

  /**
   * @param winners as {@link Tiles#pool2} writes them
   */
  PooledConvGradient(LayerContext kit, ConvGeometry window, Activations out, int[] winners) {
    this.window = window;
    this.out = out;
    this.winners = winners;
    this.sparse = SparseLoops.of(kit.tiles);
    this.sums = new float[kit.workers][out.channels * EACH];
    this.parts = new SparseLoops.WinnerPart[kit.workers];
    this.transposers = new Transposer[kit.workers];
    int lower = window.stride * window.line;
    for (int i = 0; i < kit.workers; i++) {
      parts[i] = new SparseLoops.WinnerPart(out.places, out.channels, window.stride, lower);
      transposers[i] = Transposer.of(kit.tiles);
    }
  }

  /** Whether the loops fit a kernel of that size. */
  static boolean fits(ConvGeometry window) {
    return window.channels == 1
        && window.kernelLine <= WIDEST
        && window.kernelHeight <= SparseLoops.WinnerPart.ROWS;
  }

  /** Empties a worker's sums. */
  void begin(int worker) {
    Arrays.fill(sums[worker], 0f);
    Arrays.fill(parts[worker].bias, 0f);
  }

  /** Takes one picture's gradient by its pooled values: 0 wherever the ReLU was closed. */
  void learn(int picture, float[] padded, InkMask ink, int worker) {
    SparseLoops.WinnerPart part = parts[worker];
    int at = picture * out.size;
    int channels = out.channels;
    transposers[worker].turn(
        out.gradient, at, channels, out.places, channels, part.gradient, 0, part.row);
    findWindows(part, ink);
    findCorners(part, at / 16, channels / 16);
    for (int map = 0; map < channels; map++) {
      sparse.winners(part, map);
      sparse.addPatches(
          part.picks, padded, window.line, window.kernelHeight, sums[worker], map * EACH);
    }
  }

  private void findWindows(SparseLoops.WinnerPart part, InkMask ink) {
    int stride = window.stride;
    int rows = window.kernelHeight + stride;
    int columns = window.kernelLine + stride;
    int place = 0;
    for (int row = 0; row + 1 < window.outHeight; row += 2) {
      for (int column = 0; column + 1 < window.outWidth; column += 2) {
        int y = row * stride;
        int x = column * stride;
        part.windows[place++] = ink.blank(y, rows, x, columns) ? -1 : y * window.line + x;
      }
    }
  }

  private void findCorners(SparseLoops.WinnerPart part, int from, int words) {
    for (int place = 0; place < out.places; place++) {
      for (int i = 0; i < words; i++) {
        part.words[i * part.row + place] = winners[from + place * words + i];
      }
    }
  }

  /**
   * Adds a worker's sums to the gradient of the layer.
   *
   * @param gradient takes the bias, then the kernels in panels of 32 maps
   */
  void finish(int worker, float[] gradient) {
    int channels = out.channels;
    for (int map = 0; map < channels; map++) {
      gradient[map] += parts[worker].bias[map];
      int panel = map / MatrixProduct.COLUMNS * MatrixProduct.COLUMNS;
      for (int term = 0; term < window.terms; term++) {
        int row = term / window.kernelLine;
        gradient[channels + panel * window.terms + term * MatrixProduct.COLUMNS + map - panel] +=
            sums[worker][map * EACH + row * WIDEST + term % window.kernelLine];
      }
    }
  }
}
