package org.digitstudio.engine.op;

import java.util.Arrays;
import java.util.Optional;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.engine.simd.InkMask;
import org.digitstudio.engine.simd.MatrixProduct;
import org.digitstudio.engine.simd.PoolTile;
import org.digitstudio.engine.simd.Tiles;

/**
 * Convolution, bias and activation, with 2x2 max pooling where that follows: picture by picture, so
 * that the big map before pooling stays in a core's own cache.
 */
public final class ConvOp extends LayerOp {
  private final Convolution spec;
  private final LayerContext kit;
  private final Activations in;
  private final Activations out;
  private final boolean pooled;
  private final boolean first;
  private final float backScale;
  private final int outChannels;
  private final int inRows;
  private final int top;
  private final int left;
  private final ConvGeometry window;
  private final int weightsAt;
  private final int biasAt;
  private final InkMask[] ink;
  private final float[][] padded;
  private final Tiles.Plane[] plane;
  private final int[] winners;
  private final PoolTile[] pools;
  private final ConvBackward back;
  private final Optional<PooledConvGradient> winnerSums;

  /**
   * @param first whether {@code in} is the pictures themselves, which need no gradient
   * @param pooled whether 2x2 max pooling is part of it
   * @param backScale what a gradient is multiplied by: dropout's factor, where dropout follows
   */
  public ConvOp(
      Convolution spec,
      LayerContext kit,
      Activations in,
      Activations out,
      boolean first,
      boolean pooled,
      float backScale,
      int capacity) {
    this.spec = spec;
    this.kit = kit;
    this.in = in;
    this.out = out;
    this.first = first;
    this.pooled = pooled;
    this.backScale = backScale;
    this.outChannels = out.channels;
    int kh = spec.kernelHeight();
    int kw = spec.kernelWidth();
    int height = spec.padding().outputSize(in.shape.height(), kh, spec.stride());
    int width = spec.padding().outputSize(in.shape.width(), kw, spec.stride());
    this.top = spec.padding().zerosBefore(in.shape.height(), kh, spec.stride());
    this.left = spec.padding().zerosBefore(in.shape.width(), kw, spec.stride());
    int paddedHeight = Math.max((height - 1) * spec.stride() + kh, top + in.shape.height());
    int paddedWidth = Math.max((width - 1) * spec.stride() + kw, left + in.shape.width());
    this.inRows = in.shape.height();
    this.window =
        new ConvGeometry(
            in.channels,
            new int[] {kh, kw},
            spec.stride(),
            height,
            width,
            new int[] {paddedHeight, paddedWidth});
    this.biasAt = kit.weights.reserve(outChannels);
    this.weightsAt = kit.weights.reserve(window.terms * outChannels);
    int workers = kit.workers;
    // Sixteen more, for loops over a row of pixels read whole vectors.
    this.padded = new float[workers][window.paddedSize + 16];
    this.pools = new PoolTile[workers];
    this.plane = new Tiles.Plane[workers];
    this.ink = new InkMask[workers];
    for (int i = 0; i < workers; i++) {
      pools[i] = new PoolTile();
      pools[i].floor = spec.activation() == Activation.RELU ? 0f : Float.NEGATIVE_INFINITY;
      pools[i].out = out.values;
      pools[i].outRow = outChannels;
      pools[i].keepsWinners = kit.training;
      plane[i] = new Tiles.Plane();
      plane[i].height = height;
      plane[i].width = width;
      plane[i].channels = outChannels;
      plane[i].relu = spec.activation() == Activation.RELU;
      ink[i] =
          first && in.channels == 1 && paddedWidth <= InkMask.WIDEST
              ? new InkMask(paddedHeight, spec.stride())
              : InkMask.EVERYWHERE;
    }
    this.winners = new int[pooled && kit.training ? capacity * out.size / 16 : 0];
    this.back = new ConvBackward(spec, kit, in, window, weightsAt, biasAt, first, outChannels);
    boolean relu = spec.activation() == Activation.RELU;
    this.winnerSums =
        kit.training && first && pooled && relu && PooledConvGradient.fits(window)
            ? Optional.of(new PooledConvGradient(kit, window, out, winners))
            : Optional.empty();
    if (kit.training && pooled && winnerSums.isEmpty()) {
      for (Tiles.Plane one : plane) {
        one.values = new float[height * width * outChannels];
      }
    }
  }

  @Override
  public String name(boolean forward, int phase) {
    String layer =
        "convolution %d @ %d x %d"
            .formatted(spec.filters(), spec.kernelHeight(), spec.kernelWidth());
    if (forward) {
      return layer + (pooled ? ", bias, pooling" : ", bias");
    }
    return layer
        + switch (phase) {
          case 0 -> first ? ": gradient" : ": both gradients";
          case 1 -> ": step";
          default -> ": kernels turned";
        };
  }

  @Override
  public void forward(int phase, BatchContext step, int worker) {
    boolean relu = spec.activation() == Activation.RELU;
    for (int i = step.from(worker); i < step.to(worker); i++) {
      pad(i, worker);
      int at = i * out.size;
      float[] values = kit.weights.values();
      if (pooled) {
        PoolTile tile = pools[worker];
        tile.b = values;
        tile.bias = values;
        tile.winners = winners;
        window.slidePooled(kit.tiles, tile, padded[worker], ink[worker], weightsAt, biasAt, at);
        continue;
      }
      window.slide(
          kit.tiles,
          kit.products[worker],
          padded[worker],
          ink[worker],
          values,
          weightsAt,
          out.values,
          at,
          outChannels);
      kit.lanes.addBias(
          out.values, at, window.outHeight * window.outWidth, outChannels, values, biasAt, relu);
      ActivationFunctions.applyOther(spec.activation(), out.values, at, out.size);
    }
  }

  /** Copies a picture's map into the middle of its border of zeros. */
  private void pad(int picture, int worker) {
    float[] target = padded[worker];
    int row = in.shape.width() * in.channels;
    for (int r = 0; r < inRows; r++) {
      System.arraycopy(
          in.values,
          picture * in.size + r * row,
          target,
          (top + r) * window.line + left * in.channels,
          row);
    }
    if (ink[worker] != InkMask.EVERYWHERE) {
      ink[worker].measure(kit.lanes, target, window.line);
    }
  }

  @Override
  public int backwardPhases() {
    return 3;
  }

  @Override
  public void backward(int phase, BatchContext step, int worker) {
    switch (phase) {
      case 0 -> {
        back.begin(worker);
        winnerSums.ifPresent(sums -> sums.begin(worker));
        for (int i = step.from(worker); i < step.to(worker); i++) {
          backward(i, worker);
        }
        winnerSums.ifPresent(sums -> sums.finish(worker, back.sums(worker)));
      }
      case 1 -> back.update(step, worker);
      default -> back.flip(worker);
    }
  }

  private void backward(int picture, int worker) {
    pad(picture, worker);
    int at = picture * out.size;
    if (spec.activation() == Activation.RELU) {
      kit.lanes.gate(out.gradient, out.values, at, out.size, backScale);
    }
    if (winnerSums.isPresent()) {
      winnerSums.get().learn(picture, padded[worker], ink[worker], worker);
    } else if (pooled) {
      kit.tiles.unpool2(plane[worker], out.gradient, at, winners, at / 16);
      back.learn(picture, padded[worker], plane[worker].values, 0, worker);
    } else {
      back.learn(picture, padded[worker], out.gradient, at, worker);
    }
  }

  @Override
  int size() {
    return outChannels + window.terms * outChannels;
  }

  @Override
  public void load(float[] flat, int offset, float[] engine) {
    Arrays.fill(engine, biasAt, biasAt + size(), 0f);
    System.arraycopy(flat, offset, engine, biasAt, spec.filters());
    forEachWeight((flatAt, engineAt) -> engine[engineAt] = flat[offset + flatAt]);
  }

  @Override
  public void store(float[] engine, float[] flat, int offset) {
    System.arraycopy(engine, biasAt, flat, offset, spec.filters());
    forEachWeight((flatAt, engineAt) -> flat[offset + flatAt] = engine[engineAt]);
  }

  private interface Pair {
    void visit(int flatAt, int engineAt);
  }

  private void forEachWeight(Pair pair) {
    int channels = in.shape.channels();
    int area = spec.kernelHeight() * spec.kernelWidth();
    int flatAt = spec.filters();
    for (int map = 0; map < spec.filters(); map++) {
      int panel = map / MatrixProduct.COLUMNS * MatrixProduct.COLUMNS;
      for (int channel = 0; channel < channels; channel++) {
        for (int place = 0; place < area; place++) {
          int term = place * in.channels + channel;
          pair.visit(
              flatAt++,
              weightsAt + panel * window.terms + term * MatrixProduct.COLUMNS + map - panel);
        }
      }
    }
  }

  @Override
  public void refresh() {
    for (int worker = 0; worker < kit.workers; worker++) {
      back.flip(worker);
    }
  }
}
