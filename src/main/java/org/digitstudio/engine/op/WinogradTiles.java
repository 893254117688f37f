package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.engine.simd.TransformPass;
import org.digitstudio.engine.simd.WinogradKernels;
import org.digitstudio.engine.simd.WinogradTransform;

/**
 * Transforms between a layer's images and the terms of Winograd's tiles, forward and backward, for
 * one worker: first along the columns of a tile, then along its rows.
 */
final class WinogradTiles {
  /** Output positions of a tile along each axis. */
  private static final int TILE = 4;

  /** Input positions and terms of a tile along each axis. */
  private static final int SIDE = 6;

  /** Terms of a tile. */
  static final int TERMS = SIDE * SIDE;

  private final WinogradKernels kernels;
  private final ConvGeometry geometry;
  private final Activations in;
  private final int inChannels;
  private final int outChannels;
  private final int tilesAcross;

  /** Tiles of an image. */
  final int count;

  /** Values of a row of the padded input. */
  private final int line;

  private final float[] padded;

  /** A tile between its two transforms. */
  private final float[] half;

  private final TransformPass pass = new TransformPass();

  WinogradTiles(ConvAlgorithm.Operands operands) {
    this.kernels = operands.context().kernels.winograd();
    this.geometry = operands.geometry();
    this.in = operands.in();
    this.inChannels = geometry.channels;
    this.outChannels = operands.parameters().outChannels;
    int tilesDown = (geometry.outHeight + TILE - 1) / TILE;
    this.tilesAcross = (geometry.outWidth + TILE - 1) / TILE;
    this.count = tilesDown * tilesAcross;
    this.line = (TILE * tilesAcross + SIDE - TILE) * inChannels;
    this.padded = new float[(TILE * tilesDown + SIDE - TILE) * line];
    this.half = new float[TERMS * Math.max(inChannels, outChannels)];
  }

  /**
   * The terms of some tiles: for each term a row of channels for every tile.
   *
   * @param start of the first term's rows
   * @param channels values of a row
   * @param step from one term to the next
   */
  record Terms(float[] values, int start, int channels, int step) {
    int row(int term, int tile) {
      return start + term * step + tile * channels;
    }
  }

  /**
   * Computes the terms of an image's input, B^T d B.
   *
   * @param tile row of the image's first tile
   */
  void transformInput(int image, Terms to, int tile) {
    Arrays.fill(padded, 0f);
    copyInput(in.values, image, true);
    for (int i = 0; i < count; i++) {
      pass.lines = SIDE;
      readColumns(padded, corner(i), inChannels, line);
      kernels.apply(WinogradTransform.INPUT, pass);
      readRows();
      pass.to(to.values, to.row(0, tile + i), SIDE * to.step, to.step);
      kernels.apply(WinogradTransform.INPUT, pass);
    }
  }

  /** Computes an image's gradient by its input from that of its terms, B dV B^T. */
  void inputGradient(int image, Terms from, int tile) {
    Arrays.fill(padded, 0f);
    for (int i = 0; i < count; i++) {
      pass.lines = SIDE;
      pass.add = false;
      readColumns(from.values, from.row(0, tile + i), inChannels, SIDE * from.step);
      pass.fromLine(from.step);
      kernels.apply(WinogradTransform.INPUT_ADJOINT, pass);
      readRows();
      pass.add = true;
      pass.to(padded, corner(i), line, inChannels);
      kernels.apply(WinogradTransform.INPUT_ADJOINT, pass);
    }
    copyInput(in.gradient, image, false);
  }

  /** Computes an image's output from its terms, A^T M A. */
  void transformOutput(Terms from, int tile, float[] target, int targetAt) {
    for (int i = 0; i < count; i++) {
      pass.lines = SIDE;
      pass.outputs = rows(i);
      readColumns(from.values, from.row(0, tile + i), outChannels, SIDE * from.step);
      pass.fromLine(from.step);
      kernels.apply(WinogradTransform.OUTPUT, pass);
      pass.lines = rows(i);
      pass.outputs = columns(i);
      readRows();
      int to = targetAt + outCorner(i);
      pass.to(target, to, geometry.outWidth * outChannels, outChannels);
      kernels.apply(WinogradTransform.OUTPUT, pass);
    }
  }

  /** Computes the gradient by an image's terms from that by its output, A dY A^T. */
  void outputGradient(float[] gradient, int gradientAt, Terms to, int tile) {
    int row = geometry.outWidth * outChannels;
    for (int i = 0; i < count; i++) {
      pass.lines = columns(i);
      pass.inputs = rows(i);
      readColumns(gradient, gradientAt + outCorner(i), outChannels, row);
      kernels.apply(WinogradTransform.OUTPUT_ADJOINT, pass);
      pass.lines = SIDE;
      pass.inputs = columns(i);
      readRows();
      pass.to(to.values, to.row(0, tile + i), SIDE * to.step, to.step);
      kernels.apply(WinogradTransform.OUTPUT_ADJOINT, pass);
    }
  }

  /** Prepares a pass along the columns of a tile, with results in {@link #half}. */
  private void readColumns(float[] values, int start, int channels, int row) {
    pass.width = channels;
    pass.from(values, start, channels, row);
    pass.to(half, 0, channels, SIDE * channels);
  }

  /** Prepares a pass along the rows of {@link #half}. */
  private void readRows() {
    pass.from(half, 0, SIDE * pass.width, pass.width);
  }

  /** Copies an image's input into the zero-padded image, or back from it. */
  private void copyInput(float[] values, int image, boolean pad) {
    int row = in.shape.width() * inChannels;
    for (int r = 0; r < in.shape.height(); r++) {
      int at = image * in.size + r * row;
      int inside = (geometry.top + r) * line + geometry.left * inChannels;
      if (pad) {
        System.arraycopy(values, at, padded, inside, row);
      } else {
        System.arraycopy(padded, inside, values, at, row);
      }
    }
  }

  /** Returns the offset of a tile in the padded input. */
  private int corner(int tile) {
    return tile / tilesAcross * TILE * line + tile % tilesAcross * TILE * inChannels;
  }

  /** Returns the offset of a tile in an image's output. */
  private int outCorner(int tile) {
    int row = tile / tilesAcross * TILE;
    int column = tile % tilesAcross * TILE;
    return (row * geometry.outWidth + column) * outChannels;
  }

  /** Returns the number of rows of a tile that lie inside the output. */
  private int rows(int tile) {
    return Math.min(TILE, geometry.outHeight - tile / tilesAcross * TILE);
  }

  private int columns(int tile) {
    return Math.min(TILE, geometry.outWidth - tile % tilesAcross * TILE);
  }
}
