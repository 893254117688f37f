package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.engine.simd.InkMask;
import org.digitstudio.engine.simd.MatrixProduct;

/**
 * The way back through a convolution: the gradients by its kernels, summed by each worker and then
 * over the workers in order, and by its input, which is a convolution with the flipped kernels.
 */
final class ConvBackward {
  private final Convolution spec;
  private final LayerContext kit;
  private final Activations in;
  private final ConvGeometry window;
  private final int weightsAt;
  private final int biasAt;
  private final boolean first;
  private final int outChannels;
  private final int count;
  private final float[][] sums;
  private final ConvGeometry reverse;
  private final float[][] padded;
  private final float[] flipped;
  private final int top;
  private final int left;

  ConvBackward(
      Convolution spec,
      LayerContext kit,
      Activations in,
      ConvGeometry window,
      int weightsAt,
      int biasAt,
      boolean first,
      int outChannels) {
    this.spec = spec;
    this.kit = kit;
    this.in = in;
    this.window = window;
    this.weightsAt = weightsAt;
    this.biasAt = biasAt;
    this.first = first;
    this.outChannels = outChannels;
    this.count = outChannels * (1 + window.terms);
    int kh = spec.kernelHeight();
    int kw = spec.kernelWidth();
    this.top = kh - 1 - spec.padding().zerosBefore(in.shape.height(), kh, spec.stride());
    this.left = kw - 1 - spec.padding().zerosBefore(in.shape.width(), kw, spec.stride());
    this.reverse =
        new ConvGeometry(
            outChannels,
            new int[] {kh, kw},
            1,
            in.shape.height(),
            in.shape.width(),
            new int[] {in.shape.height() + kh - 1, in.shape.width() + kw - 1});
    boolean returns = kit.training && !first;
    this.sums = new float[kit.training ? kit.workers : 0][count];
    this.padded = new float[returns ? kit.workers : 0][reverse.paddedSize];
    this.flipped = new float[returns ? reverse.terms * in.channels : 0];
  }

  /** A worker's gradient: the bias, then the kernels in panels of 32 maps. */
  float[] sums(int worker) {
    return sums[worker];
  }

  /** Empties a worker's sums. */
  void begin(int worker) {
    Arrays.fill(sums[worker], 0f);
  }

  /** Takes one picture's gradient by the sums before the activation. */
  void learn(int picture, float[] input, float[] gradient, int at, int worker) {
    float[] sum = sums[worker];
    int places = window.outHeight * window.outWidth;
    kit.lanes.addColumns(gradient, at, places, outChannels, sum, 0);
    MatrixProduct t = kit.products[worker];
    window.learn(
        kit.tiles, t, input, 0, window.outHeight, gradient, at, outChannels, sum, outChannels);
    if (!first) {
      spread(gradient, at, worker);
      reverse.slide(
          kit.tiles,
          t,
          padded[worker],
          InkMask.EVERYWHERE,
          flipped,
          0,
          in.gradient,
          picture * in.size,
          in.channels);
    }
  }

  /** Puts the gradient into its border of zeros, its places a stride apart. */
  private void spread(float[] gradient, int at, int worker) {
    float[] target = padded[worker];
    int stride = spec.stride();
    for (int row = 0; row < window.outHeight; row++) {
      int from = at + row * window.outWidth * outChannels;
      int to = (top + row * stride) * reverse.line + left * outChannels;
      if (stride == 1) {
        System.arraycopy(gradient, from, target, to, window.outWidth * outChannels);
      } else {
        for (int column = 0; column < window.outWidth; column++) {
          System.arraycopy(
              gradient,
              from + column * outChannels,
              target,
              to + column * stride * outChannels,
              outChannels);
        }
      }
    }
  }

  /** Adds up the workers' sums in order and takes the step, each worker for its share. */
  void update(BatchContext step, int worker) {
    int groups = count / MatrixProduct.COLUMNS;
    int from = step.share(groups, worker) * MatrixProduct.COLUMNS;
    int to = step.share(groups, worker + 1) * MatrixProduct.COLUMNS;
    float[] total = sums[0];
    for (int other = 1; other < sums.length; other++) {
      float[] more = sums[other];
      for (int i = from; i < to; i++) {
        total[i] += more[i];
      }
    }
    int biases = Math.clamp(outChannels, from, to);
    float[] weights = kit.weights.values();
    step.updater.apply(weights, biasAt + from, total, from, biases - from, false);
    step.updater.apply(weights, biasAt + biases, total, biases, to - biases, true);
  }

  /** Turns the kernels round, for the way back; each worker for its share. */
  void flip(int worker) {
    if (flipped.length == 0) {
      return;
    }
    int area = spec.kernelHeight() * spec.kernelWidth();
    float[] weights = kit.weights.values();
    for (int place = area * worker / kit.workers;
        place < area * (worker + 1) / kit.workers;
        place++) {
      for (int map = 0; map < outChannels; map++) {
        int panel = map / MatrixProduct.COLUMNS * MatrixProduct.COLUMNS;
        int from =
            weightsAt
                + panel * window.terms
                + place * in.channels * MatrixProduct.COLUMNS
                + map
                - panel;
        int term = (area - 1 - place) * outChannels + map;
        for (int channel = 0; channel < in.channels; channel++) {
          int inPanel = channel / MatrixProduct.COLUMNS * MatrixProduct.COLUMNS;
          flipped[inPanel * reverse.terms + term * MatrixProduct.COLUMNS + channel - inPanel] =
              weights[from + channel * MatrixProduct.COLUMNS];
        }
      }
    }
  }
}
