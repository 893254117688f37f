package org.digitstudio.engine.op;

import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.engine.simd.MatrixKernel;
import org.digitstudio.engine.simd.MatrixProduct;

/**
 * 3 x 3 convolution by Winograd's F(4 x 4, 3 x 3): tiles of 4 x 4 outputs are transformed to 36
 * terms, at each of which all channels are one matrix product over all tiles. It takes a third of
 * the multiplications of {@link DirectConv} and loses about a decimal digit of precision.
 *
 * <p>With V the terms of the inputs, U those of the kernels and M = V U, the backward pass computes
 * dU = V^T dM and dV = dM U^T, in chunks of images that fit the cache. Terms are shared among the
 * workers for the products, images for the transforms.
 */
final class WinogradConv implements ConvAlgorithm {
  private static final int C = MatrixProduct.COLUMNS;
  private static final int TERMS = WinogradTiles.TERMS;

  /** Maximum number of values of V and M in a chunk: 8 MB. */
  private static final int CHUNK_VALUES = 2_000_000;

  private final Operands operands;
  private final LayerContext context;
  private final int inChannels;
  private final int outChannels;
  private final WinogradTiles[] tiles;
  private final WinogradFilters filters;

  /** Images per chunk; independent of the number of workers, which keeps the order of sums. */
  private final int chunk;

  private final int[] inputSteps;
  private final int[] outputSteps;
  private final int[] tileSteps;
  private final float[] biasGradient;

  WinogradConv(Operands operands) {
    this.operands = operands;
    this.context = operands.context();
    this.inChannels = operands.geometry().channels;
    this.outChannels = operands.parameters().outChannels;
    int workers = context.workers;
    this.tiles = new WinogradTiles[workers];
    for (int i = 0; i < workers; i++) {
      tiles[i] = new WinogradTiles(operands);
    }
    this.filters = new WinogradFilters(context, operands.parameters(), inChannels);
    int fits = CHUNK_VALUES / (TERMS * tiles[0].count * (inChannels + outChannels));
    int chunks = Math.ceilDiv(operands.capacity(), Math.max(1, fits));
    this.chunk = Math.ceilDiv(operands.capacity(), chunks);
    this.inputSteps = MatrixProduct.evenSteps(inChannels, 1);
    this.outputSteps = MatrixProduct.evenSteps(outChannels, 1);
    this.tileSteps = MatrixProduct.evenSteps(chunk * tiles[0].count, inChannels);
    this.biasGradient = new float[outChannels];
    int rows = TERMS * tiles[0].count * Math.max(chunk, workers * imagesAtOnce());
    context.transformedInputs.reserve(rows * inChannels);
    context.transformedOutputs.reserve(rows * outChannels);
    context.transformedGradient.reserve(context.training ? filters.values.length : 0);
  }

  /** Returns whether this algorithm computes a layer. */
  static boolean fits(Convolution spec, Activations in) {
    return spec.kernelHeight() == 3
        && spec.kernelWidth() == 3
        && spec.stride() == 1
        && in.channels % C == 0;
  }

  @Override
  public int imagesAtOnce() {
    return Math.max(1, chunk / context.workers);
  }

  @Override
  public void forward(int from, int to, float[] target, int targetAt, int worker) {
    WinogradTiles own = tiles[worker];
    int rows = (to - from) * own.count;
    int first = worker * TERMS * imagesAtOnce() * own.count;
    WinogradTiles.Terms inputs = inputs(first, rows);
    WinogradTiles.Terms outputs = outputs(first, rows);
    for (int image = from; image < to; image++) {
      own.transformInput(image, inputs, (image - from) * own.count);
    }
    MatrixProduct t = context.products[worker];
    for (int term = 0; term < TERMS; term++) {
      multiply(t, inputs, term, rows, filters.values, outputs);
    }
    int size = operands.geometry().outSize(outChannels);
    for (int image = from; image < to; image++) {
      int tile = (image - from) * own.count;
      own.transformOutput(outputs, tile, target, targetAt + (image - from) * size);
    }
  }

  /**
   * Returns the view of V for some tiles.
   *
   * @param first row of all terms together
   * @param rows tiles of each term
   */
  private WinogradTiles.Terms inputs(int first, int rows) {
    float[] values = context.transformedInputs.values();
    return new WinogradTiles.Terms(values, first * inChannels, inChannels, rows * inChannels);
  }

  private WinogradTiles.Terms outputs(int first, int rows) {
    float[] values = context.transformedOutputs.values();
    return new WinogradTiles.Terms(values, first * outChannels, outChannels, rows * outChannels);
  }

  /** Computes {@code to = from * factor} at one term, for some tiles. */
  private void multiply(
      MatrixProduct t,
      WinogradTiles.Terms from,
      int term,
      int rows,
      float[] factor,
      WinogradTiles.Terms to) {
    t.a = from.values();
    t.aRow = from.channels();
    t.steps = from.channels() == inChannels ? inputSteps : outputSteps;
    t.b = factor;
    t.bStep = C;
    t.from = 0;
    t.to = from.channels();
    t.c = to.values();
    t.cRow = to.channels();
    t.add = false;
    for (int panel = 0; panel < to.channels(); panel += C) {
      t.bStart = (term * to.channels() + panel) * from.channels();
      for (int row = 0; row < rows; row += MatrixKernel.ROWS) {
        t.aStart = from.row(term, row);
        t.cStart = to.row(term, row) + panel;
        context.kernels.matrix().multiply(t, Math.min(MatrixKernel.ROWS, rows - row));
      }
    }
  }

  private int chunks() {
    return Math.ceilDiv(operands.capacity(), chunk);
  }

  /** Two phases per chunk, the first of which also ends the previous chunk; then the update. */
  @Override
  public String[] backwardPhases() {
    String[] names = new String[2 * chunks() + 1];
    for (int i = 0; i < names.length; i++) {
      names[i] = i % 2 == 0 ? "transforms" : "products";
    }
    names[names.length - 1] = "transforms, step";
    return names;
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    int first = phase / 2 * chunk;
    if (phase % 2 == 1) {
      products(first, Math.min(chunk, batch.count - first), batch, worker);
      return;
    }
    endChunk(first - chunk, batch, worker);
    if (phase < 2 * chunks()) {
      beginChunk(first, batch, worker);
    } else {
      filters.update(batch, context.transformedGradient.values(), worker);
      if (worker == 0) {
        operands.gradient().sumBias(batch, biasGradient);
        ConvParameters parameters = operands.parameters();
        batch.update.apply(
            parameters.values(), parameters.biasAt, biasGradient, 0, outChannels, false);
      }
    }
  }

  /**
   * Computes V and dM for a worker's share of a chunk's images. Shares are those of a full chunk,
   * so that in every chunk a worker's images have the same rows, which no other worker touches.
   */
  private void beginChunk(int first, BatchContext batch, int worker) {
    WinogradTiles own = tiles[worker];
    WinogradTiles.Terms inputs = inputs(0, chunk * own.count);
    WinogradTiles.Terms outputs = outputs(0, chunk * own.count);
    int size = operands.geometry().outSize(outChannels);
    int end = Math.min(batch.share(chunk, worker + 1), batch.count - first);
    for (int i = batch.share(chunk, worker); i < end; i++) {
      operands.gradient().prepare(first + i, worker);
      own.transformInput(first + i, inputs, i * own.count);
      float[] gradient = operands.gradient().values();
      own.outputGradient(gradient, (first + i) * size, outputs, i * own.count);
    }
  }

  /** Adds to dU and replaces V by dV, for a worker's share of the terms. */
  private void products(int first, int count, BatchContext batch, int worker) {
    if (count <= 0) {
      return;
    }
    int rows = count * tiles[worker].count;
    WinogradTiles.Terms inputs = inputs(0, chunk * tiles[worker].count);
    WinogradTiles.Terms outputs = outputs(0, chunk * tiles[worker].count);
    MatrixProduct t = context.products[worker];
    for (int term = batch.share(TERMS, worker); term < batch.share(TERMS, worker + 1); term++) {
      weightProduct(t, inputs, outputs, term, rows, first > 0);
      multiply(t, outputs, term, rows, filters.transposed, inputs);
    }
  }

  /** Computes dU = V^T dM at one term. */
  private void weightProduct(
      MatrixProduct t,
      WinogradTiles.Terms inputs,
      WinogradTiles.Terms outputs,
      int term,
      int rows,
      boolean add) {
    t.a = inputs.values();
    t.aRow = 1;
    t.steps = tileSteps;
    t.b = outputs.values();
    t.bStep = outChannels;
    t.from = 0;
    t.to = rows;
    t.c = context.transformedGradient.values();
    t.cRow = C;
    t.add = add;
    for (int panel = 0; panel < outChannels; panel += C) {
      t.bStart = outputs.row(term, 0) + panel;
      for (int channel = 0; channel < inChannels; channel += MatrixKernel.ROWS) {
        t.aStart = inputs.row(term, 0) + channel;
        t.cStart = ((term * outChannels + panel) * inChannels) + channel * C;
        int count = Math.min(MatrixKernel.ROWS, inChannels - channel);
        context.kernels.matrix().multiply(t, count);
      }
    }
  }

  /** Computes the gradient by the inputs for a worker's share of a chunk's images. */
  private void endChunk(int first, BatchContext batch, int worker) {
    if (first < 0) {
      return;
    }
    WinogradTiles own = tiles[worker];
    WinogradTiles.Terms inputs = inputs(0, chunk * own.count);
    int end = Math.min(batch.share(chunk, worker + 1), batch.count - first);
    for (int i = batch.share(chunk, worker); i < end; i++) {
      own.inputGradient(first + i, inputs, i * own.count);
    }
  }

  @Override
  public void refresh() {
    filters.refresh();
  }
}
