package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.engine.simd.FeatureMaps;
import org.digitstudio.engine.simd.PoolingKernels;

/** Convolution, bias and activation, fused with a following 2 x 2 max pooling. */
public final class ConvOp extends LayerOp implements ConvAlgorithm.OutputGradient {
  private final Convolution spec;
  private final LayerContext context;
  private final Activations out;
  private final boolean pooled;
  private final float gradientScale;
  private final ConvParameters parameters;
  private final ConvAlgorithm algorithm;

  /** Number of pre-activations of an image. */
  private final int size;

  /** For each worker the pre-activations of some images; used only with pooling. */
  private final FeatureMaps[] maps;

  private final int[] winners;

  /** The gradient by the pre-activations; used only with pooling. */
  private final float[] unpooled;

  /** For each image the gradient by the biases, later summed in the order of the images. */
  private final float[] biasGradients;

  /**
   * @param first whether {@code in} holds the images themselves, which need no gradient
   * @param pooled whether 2 x 2 max pooling is included
   * @param gradientScale factor of the gradient: that of a following dropout layer, else 1
   */
  public ConvOp(
      Convolution spec,
      LayerContext context,
      Activations in,
      Activations out,
      boolean first,
      boolean pooled,
      float gradientScale,
      int capacity) {
    this.spec = spec;
    this.context = context;
    this.out = out;
    this.pooled = pooled;
    this.gradientScale = gradientScale;
    this.parameters = new ConvParameters(spec, context.parameters, in, out.channels);
    ConvGeometry geometry = ConvGeometry.of(spec, in);
    this.size = geometry.outSize(out.channels);
    ConvAlgorithm.Operands operands =
        new ConvAlgorithm.Operands(context, geometry, parameters, in, !first, this, capacity);
    this.algorithm =
        WinogradConv.fits(spec, in) ? new WinogradConv(operands) : new DirectConv(spec, operands);
    this.maps = new FeatureMaps[context.workers];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = new FeatureMaps(geometry.outHeight, geometry.outWidth, out.channels);
      maps[i].values = new float[pooled ? algorithm.imagesAtOnce() * size : 0];
    }
    this.winners = new int[pooled ? capacity * out.size / 16 : 0];
    this.unpooled = new float[pooled && context.training ? capacity * size : 0];
    this.biasGradients = new float[context.training ? capacity * out.channels : 0];
  }

  @Override
  public String name(boolean forward, int phase) {
    String layer =
        "convolution %d @ %d x %d"
            .formatted(spec.filters(), spec.kernelHeight(), spec.kernelWidth());
    return forward
        ? layer + (pooled ? ", bias, pooling" : ", bias")
        : layer + ", backward: " + algorithm.backwardPhases()[phase];
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    int end = batch.to(worker);
    int atOnce = algorithm.imagesAtOnce();
    for (int from = batch.from(worker); from < end; from += atOnce) {
      int to = Math.min(end, from + atOnce);
      if (pooled) {
        algorithm.forward(from, to, maps[worker].values, 0, worker);
        pool(from, to, maps[worker]);
      } else {
        algorithm.forward(from, to, out.values, from * size, worker);
        addBias(from, to);
      }
    }
  }

  private boolean isRelu() {
    return spec.activation() == Activation.RELU;
  }

  private void pool(int from, int to, FeatureMaps own) {
    PoolingKernels.Bias bias =
        new PoolingKernels.Bias(parameters.values(), parameters.biasAt, isRelu());
    for (int image = from; image < to; image++) {
      own.start = (image - from) * size;
      int at = image * out.size;
      context.kernels.pooling().maxPool(own, bias, out.values, at, winners, at / 16);
    }
  }

  private void addBias(int from, int to) {
    float[] values = parameters.values();
    int at = from * size;
    int count = (to - from) * size;
    context
        .kernels
        .elementwise()
        .addBias(
            out.values,
            at,
            count / out.channels,
            out.channels,
            values,
            parameters.biasAt,
            isRelu());
    ActivationFunctions.applyOther(spec.activation(), out.values, at, count);
  }

  @Override
  public int backwardPhases() {
    return algorithm.backwardPhases().length;
  }

  @Override
  public void backward(int phase, BatchContext batch, int worker) {
    algorithm.backward(phase, batch, worker);
  }

  @Override
  public void prepare(int image, int worker) {
    int at = image * out.size;
    if (isRelu()) {
      context.kernels.elementwise().gate(out.gradient, out.values, at, out.size, gradientScale);
    }
    if (pooled) {
      FeatureMaps own = maps[worker];
      float[] forward = own.values;
      own.values = unpooled;
      own.start = image * size;
      context.kernels.pooling().maxUnpool(own, out.gradient, at, winners, at / 16);
      own.values = forward;
    }
    int bias = image * out.channels;
    Arrays.fill(biasGradients, bias, bias + out.channels, 0f);
    context
        .kernels
        .elementwise()
        .addColumns(values(), image * size, size / out.channels, out.channels, biasGradients, bias);
  }

  @Override
  public float[] values() {
    return pooled ? unpooled : out.gradient;
  }

  @Override
  public void sumBias(BatchContext batch, float[] gradient) {
    Arrays.fill(gradient, 0, out.channels, 0f);
    context
        .kernels
        .elementwise()
        .addColumns(biasGradients, 0, batch.count, out.channels, gradient, 0);
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

  @Override
  public void refresh() {
    algorithm.refresh();
  }
}
