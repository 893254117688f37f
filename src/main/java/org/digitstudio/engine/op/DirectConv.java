package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.engine.simd.InkMask;
import org.digitstudio.engine.simd.MatrixKernel;
import org.digitstudio.engine.simd.MatrixProduct;

/**
 * Convolution of any size and stride as matrix products, image by image, so that all operands stay
 * in a core's own cache. Kernels that slide over a single channel skip blank parts of the image.
 */
final class DirectConv implements ConvAlgorithm {
  private static final int C = MatrixProduct.COLUMNS;

  /** Output positions computed at once where blank parts are skipped. */
  private static final int NARROW = 7;

  private final Operands operands;
  private final LayerContext context;
  private final ConvGeometry geometry;
  private final ConvParameters parameters;
  private final int stride;
  private final float[][] padded;
  private final InkMask[] ink;
  private final ConvGeometry reverse;
  private final float[][] paddedGradient;
  private final float[] flipped;
  private final float[] gradient;

  DirectConv(Convolution spec, Operands operands) {
    this.operands = operands;
    this.context = operands.context();
    this.geometry = operands.geometry();
    this.parameters = operands.parameters();
    this.stride = spec.stride();
    this.reverse = ConvGeometry.reverse(spec, operands.in(), parameters.outChannels);
    int workers = context.workers;
    // Sixteen extra values, because loops over a row of pixels read whole vectors.
    this.padded = new float[workers][geometry.paddedSize + 16];
    boolean skips = geometry.channels == 1 && geometry.line <= InkMask.MAX_WIDTH;
    this.ink = new InkMask[skips ? workers : 0];
    for (int i = 0; i < ink.length; i++) {
      ink[i] = new InkMask(geometry.paddedHeight, stride);
    }
    boolean returns = context.training && operands.wantsInputs();
    this.paddedGradient = new float[returns ? workers : 0][reverse.paddedSize];
    this.flipped = new float[returns ? reverse.terms * operands.in().channels : 0];
    this.gradient = new float[context.training ? parameters.size() : 0];
  }

  @Override
  public int imagesAtOnce() {
    return 1;
  }

  @Override
  public void forward(int from, int to, float[] target, int targetAt, int worker) {
    for (int image = from; image < to; image++) {
      geometry.pad(operands.in(), image, padded[worker], 0);
      if (ink.length > 0) {
        ink[worker].read(context.kernels.elementwise(), padded[worker], 0, geometry.line);
      }
      MatrixProduct t = context.products[worker];
      t.a = padded[worker];
      t.b = parameters.values();
      t.c = target;
      int at = targetAt + (image - from) * geometry.outSize(parameters.outChannels);
      slide(geometry, t, parameters.weightsAt, at, parameters.outChannels, worker);
    }
  }

  /**
   * Slides kernels over an image.
   *
   * @param t holds the image, the kernels and the output
   */
  private void slide(
      ConvGeometry g, MatrixProduct t, int kernelsAt, int outAt, int outChannels, int worker) {
    boolean skips = g == geometry && ink.length > 0;
    t.aRow = g.stride * g.channels;
    t.steps = g.termSteps;
    t.bStep = C;
    t.from = 0;
    t.to = g.terms;
    t.cRow = outChannels;
    t.add = false;
    int width = skips ? NARROW : MatrixKernel.ROWS;
    for (int panel = 0; panel < outChannels; panel += C) {
      t.bStart = kernelsAt + panel * g.terms;
      for (int row = 0; row < g.outHeight; row++) {
        for (int column = 0; column < g.outWidth; column += width) {
          int count = Math.min(width, g.outWidth - column);
          t.aStart = row * g.stride * g.line + column * t.aRow;
          t.cStart = outAt + (row * g.outWidth + column) * outChannels + panel;
          if (skips && isBlank(row, column, count, worker)) {
            clear(t, count);
          } else {
            context.kernels.matrix().multiply(t, count);
          }
        }
      }
    }
  }

  private boolean isBlank(int row, int column, int count, int worker) {
    int width = (count - 1) * stride + geometry.kernelLine;
    return ink[worker].isBlank(row * stride, geometry.kernelHeight, column * stride, width);
  }

  private static void clear(MatrixProduct t, int count) {
    for (int i = 0; i < count; i++) {
      int at = t.cStart + i * t.cRow;
      Arrays.fill(t.c, at, at + C, 0f);
    }
  }

  @Override
  public String[] backwardPhases() {
    return operands.wantsInputs()
        ? new String[] {"input gradient", "weight gradient", "step", "flip"}
        : new String[] {"output gradient", "weight gradient", "step"};
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    switch (phase) {
      case 0 -> {
        for (int image = batch.from(worker); image < batch.to(worker); image++) {
          operands.gradient().prepare(image, worker);
          if (operands.wantsInputs()) {
            inputGradient(image, worker);
          }
        }
      }
      case 1 -> weightGradient(batch, worker);
      case 2 -> parameters.update(batch, worker, gradient);
      default -> flip(worker);
    }
  }

  /** Computes an image's input gradient: the flipped kernels slide over the output gradient. */
  private void inputGradient(int image, int worker) {
    spread(image, paddedGradient[worker]);
    MatrixProduct t = context.products[worker];
    t.a = paddedGradient[worker];
    t.b = flipped;
    t.c = operands.in().gradient;
    slide(reverse, t, 0, image * operands.in().size, operands.in().channels, worker);
  }

  /** Copies the output gradient into a zero-padded image, its positions a stride apart. */
  private void spread(int image, float[] target) {
    int channels = parameters.outChannels;
    int at = image * geometry.outSize(channels);
    for (int row = 0; row < geometry.outHeight; row++) {
      for (int column = 0; column < geometry.outWidth; column++) {
        int from = at + (row * geometry.outWidth + column) * channels;
        int to = (reverse.top + row * stride) * reverse.line;
        to += (reverse.left + column * stride) * channels;
        System.arraycopy(operands.gradient().values(), from, target, to, channels);
      }
    }
  }

  /** Sums a worker's share of the weight gradient over all images, in their order. */
  private void weightGradient(BatchContext batch, int worker) {
    if (worker == 0) {
      operands.gradient().sumBias(batch, gradient);
    }
    int channels = parameters.outChannels;
    int groups = (geometry.kernelLine + MatrixKernel.ROWS - 1) / MatrixKernel.ROWS;
    int units = channels / C * geometry.kernelHeight * groups;
    MatrixProduct t = context.products[worker];
    t.a = padded[worker];
    t.aRow = 1;
    t.steps = geometry.positionSteps;
    t.b = operands.gradient().values();
    t.bStep = channels;
    t.from = 0;
    t.to = geometry.positionSteps.length;
    t.c = gradient;
    t.cRow = C;
    for (int image = 0; image < batch.count; image++) {
      geometry.pad(operands.in(), image, padded[worker], 0);
      t.add = image > 0;
      for (int unit = batch.share(units, worker); unit < batch.share(units, worker + 1); unit++) {
        int panel = unit / (geometry.kernelHeight * groups);
        int row = unit / groups % geometry.kernelHeight;
        int column = unit % groups * MatrixKernel.ROWS;
        t.aStart = row * geometry.line + column;
        t.bStart = image * geometry.outSize(channels) + panel * C;
        t.cStart = channels + parameters.row(panel, row * geometry.kernelLine + column);
        int count = Math.min(MatrixKernel.ROWS, geometry.kernelLine - column);
        context.kernels.matrix().multiply(t, count);
      }
    }
  }

  /** Computes a worker's share of the flipped kernels, in panels of 32 input channels. */
  private void flip(int worker) {
    int channels = operands.in().channels;
    int area = geometry.terms / channels;
    int from = area * worker / context.workers;
    for (int position = from; position < area * (worker + 1) / context.workers; position++) {
      for (int out = 0; out < parameters.outChannels; out++) {
        int row = (area - 1 - position) * parameters.outChannels + out;
        for (int in = 0; in < channels; in++) {
          int weight = parameters.row(out / C, position * channels + in) + out % C;
          flipped[(in / C * reverse.terms + row) * C + in % C] =
              parameters.values()[parameters.weightsAt + weight];
        }
      }
    }
  }

  @Override
  public void refresh() {
    if (flipped.length > 0) {
      for (int worker = 0; worker < context.workers; worker++) {
        flip(worker);
      }
    }
  }
}
