package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.InkMask;
import org.digitstudio.engine.simd.MatrixProduct;
import org.digitstudio.engine.simd.PoolTile;
import org.digitstudio.engine.simd.Tiles;

/**
 * A kernel that slides over a padded map, for one picture: where everything lies, worked out once.
 * The same class serves the way back, where the kernel is flipped and the roles are swapped.
 */
final class ConvGeometry {
  /** Channels of a place of the map it slides over. */
  final int channels;

  final int stride;
  final int outHeight;
  final int outWidth;

  /** Values of a row of the padded map. */
  final int line;

  /** Values of the padded map. */
  final int paddedSize;

  /** Values under the kernel: kernel height x kernel width x channels. */
  final int terms;

  final int kernelHeight;

  /** Values of a row of the kernel. */
  final int kernelLine;

  /** Where term p lies, from the kernel's first place. */
  final int[] termSteps;

  /** Where the kernel's first place lies for output place p. */
  final int[] placeSteps;

  private final TilePlan tiles;

  ConvGeometry(int channels, int[] kernel, int stride, int outHeight, int outWidth, int[] padded) {
    this.channels = channels;
    this.stride = stride;
    this.outHeight = outHeight;
    this.outWidth = outWidth;
    this.line = padded[1] * channels;
    this.paddedSize = padded[0] * line;
    this.kernelHeight = kernel[0];
    this.kernelLine = kernel[1] * channels;
    this.terms = kernelHeight * kernelLine;
    this.termSteps = new int[terms];
    for (int i = 0; i < terms; i++) {
      termSteps[i] = i / kernelLine * line + i % kernelLine;
    }
    this.placeSteps = new int[outHeight * outWidth];
    for (int i = 0; i < placeSteps.length; i++) {
      placeSteps[i] = i / outWidth * stride * line + i % outWidth * stride * channels;
    }
    this.tiles = TilePlan.of(outHeight, outWidth);
  }

  /**
   * Slides the kernels over the map.
   *
   * @param padded the map with its border
   * @param ink where the map is not empty, to skip what is; or one that says "everywhere"
   * @param kernels panels of {@link #terms} x 32 from {@code kernelsAt}
   * @param out takes outHeight x outWidth x outChannels from {@code outAt}
   */
  @SuppressWarnings(
      "checkstyle:ParameterNumber") // A record of them would be made for each picture.
  void slide(
      Tiles math,
      MatrixProduct t,
      float[] padded,
      InkMask ink,
      float[] kernels,
      int kernelsAt,
      float[] out,
      int outAt,
      int outChannels) {
    t.a = padded;
    t.aRow = stride * channels;
    t.steps = termSteps;
    t.b = kernels;
    t.bStep = MatrixProduct.COLUMNS;
    t.from = 0;
    t.to = terms;
    t.c = out;
    t.cRow = outChannels;
    t.add = false;
    for (int panel = 0; panel < outChannels; panel += MatrixProduct.COLUMNS) {
      t.bStart = kernelsAt + panel * terms;
      for (int i = 0; i < tiles.size(); i++) {
        int row = tiles.row()[i];
        int column = tiles.column()[i];
        boolean stacked = tiles.stacked()[i];
        int count = tiles.count()[i];
        t.aStart = row * stride * line + column * t.aRow;
        t.aJump = stacked ? stride * line : 7 * t.aRow;
        t.cStart = outAt + (row * outWidth + column) * outChannels + panel;
        t.cJump = (stacked ? outWidth : 7) * outChannels;
        int rows = kernelHeight + (stacked ? stride : 0);
        int columns = ((stacked ? 7 : count) - 1) * stride + kernelLine / channels;
        if (ink.blank(row * stride, rows, column * stride, columns)) {
          clear(t, count);
        } else {
          math.multiply(t, count);
        }
      }
    }
  }

  /**
   * Slides the kernels over the map and pools 2x2 on the way.
   *
   * @param t knows the kernels, the bias and the floor
   * @param outAt where the picture's pooled values go in {@code t.out}, and a sixteenth of it in
   *     {@code t.winners}
   */
  void slidePooled(
      Tiles math, PoolTile t, float[] padded, InkMask ink, int kernelsAt, int biasAt, int outAt) {
    t.a = padded;
    t.aRow = stride * channels;
    t.aLine = stride * line;
    t.steps = termSteps;
    if (t.terms.length < terms) {
      t.terms = MatrixProduct.evenSteps(terms, 1);
      t.termCount = terms;
    }
    int pooledWidth = outWidth / 2;
    for (int panel = 0; panel < t.outRow; panel += MatrixProduct.COLUMNS) {
      t.bStart = kernelsAt + panel * terms;
      t.biasStart = biasAt + panel;
      for (int row = 0; row < outHeight; row += 2) {
        for (int window = 0; window < pooledWidth; window += 2) {
          t.count = Math.min(2, pooledWidth - window);
          t.aStart = row * stride * line + 2 * window * t.aRow;
          t.outStart = outAt + (row / 2 * pooledWidth + window) * t.outRow + panel;
          t.winnersStart = t.outStart / 16;
          if (ink != InkMask.EVERYWHERE) {
            int y = row * stride;
            int x = 2 * window * stride;
            t.termCount = ink.meet(y, x, kernelHeight, kernelLine, t.terms);
          }
          math.pooled(t);
        }
      }
    }
  }

  private static void clear(MatrixProduct t, int count) {
    for (int i = 0; i < count; i++) {
      int at = t.cStart + (i < 7 ? i * t.cRow : t.cJump + (i - 7) * t.cRow);
      java.util.Arrays.fill(t.c, at, at + MatrixProduct.COLUMNS, 0f);
    }
  }

  /**
   * Adds to the kernels' gradient what one picture has to say.
   *
   * @param out the gradient by the outputs, outHeight x outWidth x outChannels from {@code outAt}
   * @param fromRow the first output row that can matter, {@code toRow} the last but one
   */
  @SuppressWarnings(
      "checkstyle:ParameterNumber") // A record of them would be made for each picture.
  void learn(
      Tiles math,
      MatrixProduct t,
      float[] padded,
      int fromRow,
      int toRow,
      float[] out,
      int outAt,
      int outChannels,
      float[] gradient,
      int gradientAt) {
    t.a = padded;
    t.aRow = 1;
    t.steps = placeSteps;
    t.b = out;
    t.bStep = outChannels;
    t.from = fromRow * outWidth;
    t.to = toRow * outWidth;
    t.c = gradient;
    t.cRow = MatrixProduct.COLUMNS;
    t.rowsFollow();
    t.add = true;
    for (int panel = 0; panel < outChannels; panel += MatrixProduct.COLUMNS) {
      t.bStart = outAt + panel;
      for (int row = 0; row < kernelHeight; row++) {
        for (int i = 0; i < kernelLine; i += 14) {
          t.aStart = row * line + i;
          t.cStart = gradientAt + panel * terms + (row * kernelLine + i) * MatrixProduct.COLUMNS;
          math.multiply(t, Math.min(14, kernelLine - i));
        }
      }
    }
  }
}
