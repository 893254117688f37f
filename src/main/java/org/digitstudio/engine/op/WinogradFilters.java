package org.digitstudio.engine.op;

import org.digitstudio.engine.simd.MatrixProduct;
import org.digitstudio.engine.simd.TransformPass;
import org.digitstudio.engine.simd.Transposer;
import org.digitstudio.engine.simd.WinogradTransform;

/**
 * A layer's 3 x 3 kernels as the terms of Winograd's algorithm. Work is divided into blocks of 32
 * input by 32 output channels, each processed by one worker.
 */
final class WinogradFilters {
  private static final int C = MatrixProduct.COLUMNS;
  private static final int KERNEL = 3;
  private static final int SIDE = 6;

  private final LayerContext context;
  private final ConvParameters parameters;
  private final int inChannels;
  private final int outChannels;

  /** Values from one term to the next. */
  private final int step;

  /** For each term panels of 32 output channels, in each a row for every input channel. */
  final float[] values;

  /** For each term panels of 32 input channels, in each a row for every output channel. */
  final float[] transposed;

  private final float[][] half;
  private final float[][] taps;
  private final TransformPass[] passes;
  private final Transposer[] transposers;

  WinogradFilters(LayerContext context, ConvParameters parameters, int inChannels) {
    this.context = context;
    this.parameters = parameters;
    this.inChannels = inChannels;
    this.outChannels = parameters.outChannels;
    this.step = inChannels * outChannels;
    this.values = new float[WinogradTiles.TERMS * step];
    this.transposed = new float[context.training ? values.length : 0];
    int workers = context.workers;
    this.half = new float[workers][WinogradTiles.TERMS * C];
    this.taps = new float[workers][KERNEL * KERNEL * C];
    this.passes = new TransformPass[workers];
    this.transposers = new Transposer[workers];
    for (int i = 0; i < workers; i++) {
      passes[i] = new TransformPass();
      passes[i].width = C;
      transposers[i] = context.kernels.transposers().create();
    }
  }

  private int blocks() {
    return step / (C * C);
  }

  /** Updates a worker's share of the weights and recomputes their terms. */
  void update(BatchContext batch, float[] termGradient, int worker) {
    for (int i = batch.share(blocks(), worker); i < batch.share(blocks(), worker + 1); i++) {
      int panel = i / (inChannels / C);
      int first = i % (inChannels / C) * C;
      for (int channel = first; channel < first + C; channel++) {
        tapGradient(termGradient, panel, channel, worker);
        for (int tap = 0; tap < KERNEL * KERNEL; tap++) {
          int at = parameters.weightsAt + parameters.row(panel, tap * inChannels + channel);
          batch.update.apply(parameters.values(), at, taps[worker], tap * C, C, true);
        }
      }
      refresh(panel, first, worker);
    }
  }

  /** Computes the gradient by the weights of one input channel, G^T dU G. */
  private void tapGradient(float[] termGradient, int panel, int channel, int worker) {
    TransformPass pass = passes[worker];
    pass.lines = SIDE;
    pass.from(termGradient, (panel * inChannels + channel) * C, step, SIDE * step);
    pass.to(half[worker], 0, C, SIDE * C);
    context.kernels.winograd().apply(WinogradTransform.KERNEL_ADJOINT, pass);
    pass.lines = KERNEL;
    pass.from(half[worker], 0, SIDE * C, C);
    pass.to(taps[worker], 0, KERNEL * C, C);
    context.kernels.winograd().apply(WinogradTransform.KERNEL_ADJOINT, pass);
  }

  /** Recomputes the terms of one block, G g G^T. */
  private void refresh(int panel, int first, int worker) {
    TransformPass pass = passes[worker];
    int row = inChannels * C;
    for (int channel = first; channel < first + C; channel++) {
      pass.lines = KERNEL;
      int at = parameters.weightsAt + parameters.row(panel, channel);
      pass.from(parameters.values(), at, row, KERNEL * row);
      pass.to(half[worker], 0, C, SIDE * C);
      context.kernels.winograd().apply(WinogradTransform.KERNEL, pass);
      pass.lines = SIDE;
      pass.from(half[worker], 0, SIDE * C, C);
      pass.to(values, (panel * inChannels + channel) * C, SIDE * step, step);
      context.kernels.winograd().apply(WinogradTransform.KERNEL, pass);
    }
    if (transposed.length == 0) {
      return;
    }
    for (int term = 0; term < WinogradTiles.TERMS; term++) {
      int from = term * step + (panel * inChannels + first) * C;
      int to = term * step + (first * outChannels) + panel * C * C;
      transposers[worker].transpose(values, from, C, C, C, transposed, to, C);
    }
  }

  void refresh() {
    for (int block = 0; block < blocks(); block++) {
      refresh(block / (inChannels / C), block % (inChannels / C) * C, 0);
    }
  }
}
