package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.engine.simd.ConvPoolTile;
import org.digitstudio.engine.simd.InkMask;
import org.digitstudio.engine.simd.KernelGradient;
import org.digitstudio.engine.simd.MatrixProduct;
import org.digitstudio.engine.simd.Transposer;

/**
 * A first convolution fused with ReLU and 2 x 2 max pooling. The forward pass skips blank parts of
 * the image and never writes the feature maps before pooling. In the backward pass each pooled
 * value with a gradient adds the pixels under its maximum: the other three positions of the window,
 * and dropped values, are skipped.
 */
public final class PooledConvOp extends LayerOp {
  private static final int C = MatrixProduct.COLUMNS;
  private static final int PATCH = KernelGradient.MAX_ROWS * KernelGradient.MAX_COLUMNS;

  private final Convolution spec;
  private final LayerContext context;
  private final Activations in;
  private final Activations out;
  private final float gradientScale;
  private final ConvGeometry geometry;
  private final ConvParameters parameters;
  private final int pooledWidth;

  /** The batch's images, zero-padded. */
  private final float[] padded;

  /** For each image and window its offset in the padded image; negative where that is blank. */
  private final int[] windows;

  private final InkMask[] ink;
  private final ConvPoolTile[] tiles;
  private final int[] winners;
  private final KernelGradient[] operands;
  private final Transposer[] transposers;

  /** For each channel a patch of the kernel gradient, each written by one worker. */
  private final float[] patches;

  private final float[] gradient;

  /**
   * @param gradientScale factor of the gradient: that of a following dropout layer, else 1
   */
  public PooledConvOp(
      Convolution spec,
      LayerContext context,
      Activations in,
      Activations out,
      float gradientScale,
      int capacity) {
    this.spec = spec;
    this.context = context;
    this.in = in;
    this.out = out;
    this.gradientScale = gradientScale;
    this.geometry = ConvGeometry.of(spec, in);
    this.parameters = new ConvParameters(spec, context.parameters, in, out.channels);
    this.pooledWidth = geometry.outWidth / 2;
    // Sixteen extra values, because loops over a row of pixels read whole vectors.
    this.padded = new float[capacity * geometry.paddedSize + 16];
    this.windows = new int[capacity * out.positions];
    int workers = context.workers;
    this.ink = new InkMask[workers];
    this.tiles = new ConvPoolTile[workers];
    this.operands = new KernelGradient[context.training ? workers : 0];
    this.transposers = new Transposer[operands.length];
    this.winners = new int[context.training ? capacity * out.size / 16 : 0];
    for (int i = 0; i < workers; i++) {
      ink[i] = new InkMask(geometry.paddedHeight, spec.stride());
      tiles[i] = tile();
    }
    int lower = spec.stride() * geometry.line;
    for (int i = 0; i < operands.length; i++) {
      operands[i] = new KernelGradient(out.positions, out.channels, spec.stride(), lower);
      transposers[i] = context.kernels.transposers().create();
    }
    this.patches = new float[context.training ? out.channels * PATCH : 0];
    this.gradient = new float[context.training ? parameters.size() : 0];
  }

  /** Returns whether the fused loops apply to a layer that reads the images. */
  public static boolean fits(Convolution spec, Activations in) {
    ConvGeometry geometry = ConvGeometry.of(spec, in);
    return in.channels == 1
        && spec.activation() == Activation.RELU
        && geometry.line <= InkMask.MAX_WIDTH
        && geometry.terms <= InkMask.MAX_TERMS
        && geometry.kernelHeight <= KernelGradient.MAX_ROWS
        && geometry.kernelLine <= KernelGradient.MAX_COLUMNS;
  }

  private ConvPoolTile tile() {
    ConvPoolTile tile = new ConvPoolTile();
    tile.a = padded;
    tile.aRow = spec.stride();
    tile.aLine = spec.stride() * geometry.line;
    tile.steps = geometry.termSteps;
    tile.out = out.values;
    tile.keepsWinners = context.training;
    tile.winners = winners;
    return tile;
  }

  @Override
  public String name(boolean forward, int phase) {
    String layer =
        "convolution %d @ %d x %d"
            .formatted(spec.filters(), spec.kernelHeight(), spec.kernelWidth());
    String[] backward = {"gate", "weight gradient", "step"};
    return forward ? layer + ", bias, pooling" : layer + ", backward: " + backward[phase];
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    for (int image = batch.from(worker); image < batch.to(worker); image++) {
      forward(image, worker);
    }
  }

  private void forward(int image, int worker) {
    int start = image * geometry.paddedSize;
    geometry.pad(in, image, padded, start);
    InkMask mask = ink[worker];
    mask.read(context.kernels.elementwise(), padded, start, geometry.line);
    ConvPoolTile tile = tiles[worker];
    tile.b = parameters.values();
    tile.bias = parameters.values();
    for (int window = 0; window < out.positions; window++) {
      int row = window / pooledWidth * 2 * spec.stride();
      int column = window % pooledWidth * 2 * spec.stride();
      tile.terms = mask.terms(row, column, geometry.kernelHeight, geometry.kernelLine);
      int offset = row * geometry.line + column;
      windows[image * out.positions + window] = tile.terms == 0 ? -1 : offset;
      tile.aStart = start + offset;
      for (int panel = 0; panel < out.channels; panel += C) {
        tile.bStart = parameters.weightsAt + panel * geometry.terms;
        tile.biasStart = parameters.biasAt + panel;
        tile.outStart = image * out.size + window * out.channels + panel;
        tile.winnersStart = tile.outStart / 16;
        context.kernels.pooling().convolveAndPool(tile);
      }
    }
  }

  @Override
  public int backwardPhases() {
    return 3;
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    switch (phase) {
      case 0 -> {
        int from = batch.from(worker) * out.size;
        int count = batch.to(worker) * out.size - from;
        context.kernels.elementwise().gate(out.gradient, out.values, from, count, gradientScale);
      }
      case 1 -> weightGradient(batch, worker);
      default -> parameters.update(batch, worker, gradient);
    }
  }

  /** Sums the gradient of a worker's share of the channels over all images, in their order. */
  private void weightGradient(BatchContext batch, int worker) {
    int first = batch.share(out.channels, worker);
    int end = batch.share(out.channels, worker + 1);
    KernelGradient t = operands[worker];
    Arrays.fill(patches, first * PATCH, end * PATCH, 0f);
    Arrays.fill(t.bias, 0f);
    for (int image = 0; image < batch.count; image++) {
      System.arraycopy(windows, image * out.positions, t.windows, 0, out.positions);
      transpose(image, first, end, worker);
      int words = out.channels / 16;
      for (int channel = first; channel < end; channel++) {
        int corners = (channel / 16 - first / 16) * t.row;
        if (channel == first || channel % 16 == 0) {
          int from = image * out.positions * words + channel / 16;
          for (int i = 0; i < out.positions; i++) {
            t.corners[corners + i] = winners[from + i * words];
          }
        }
        context.kernels.sparse().selectWinners(t, channel - first, corners, channel % 16);
        addPatches(t, image, channel);
      }
    }
    for (int channel = first; channel < end; channel++) {
      gradient[channel] = t.bias[channel - first];
      collect(channel);
    }
  }

  private void transpose(int image, int first, int end, int worker) {
    KernelGradient t = operands[worker];
    int from = image * out.size + first;
    transposers[worker].transpose(
        out.gradient, from, out.channels, out.positions, end - first, t.gradient, 0, t.row);
  }

  private void addPatches(KernelGradient t, int image, int channel) {
    int start = image * geometry.paddedSize;
    int rows = geometry.kernelHeight;
    context
        .kernels
        .sparse()
        .addPatches(t.winners, padded, start, geometry.line, rows, patches, channel * PATCH);
  }

  /** Copies a channel's patch to the parameters' gradient. */
  private void collect(int channel) {
    for (int term = 0; term < geometry.terms; term++) {
      int row = term / geometry.kernelLine;
      int column = term % geometry.kernelLine;
      int to = out.channels + parameters.row(channel / C, term) + channel % C;
      gradient[to] = patches[channel * PATCH + row * KernelGradient.MAX_COLUMNS + column];
    }
  }

  @Override
  int size() {
    return parameters.size();
  }

  @Override
  public void load(float[] flat, int offset, float[] engine) {
    parameters.load(flat, offset, engine);
  }

  @Override
  public void store(float[] engine, float[] flat, int offset) {
    parameters.store(engine, flat, offset);
  }
}
