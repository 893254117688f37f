package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.engine.simd.ElementwiseKernels;
import org.digitstudio.engine.simd.FeatureMaps;
import org.digitstudio.engine.simd.PoolingKernels;

/**
 * Batch normalization (Ioffe and Szegedy 2015), fused with a following ReLU and 2 x 2 max pooling.
 * Running mean and variance use a decay of 0.9, Deeplearning4j's default.
 */
public final class BatchNormOp extends LayerOp {
  private static final double DECAY = 0.9;

  /** Gamma, beta, running mean and running variance. */
  private static final int KINDS = 4;

  private final LayerContext context;
  private final Activations in;
  private final Activations out;
  private final boolean relu;
  private final boolean pooled;
  private final float gradientScale;
  private final int width;
  private final int at;

  /** For each image two sums per channel: of x and x^2 forward, of g and g x backward. */
  private final float[] sums;

  private final float[] scale;
  private final float[] shift;
  private final double[] mean;
  private final double[] inverseDeviation;
  private final float[] gradient;
  private final ElementwiseKernels.Coefficients coefficients;
  private final FeatureMaps[] maps;
  private final int[] winners;
  private final PoolingKernels.Bias noBias;

  /**
   * @param gradientScale factor of the gradient: that of a following dropout layer, else 1
   */
  public BatchNormOp(
      LayerContext context,
      Activations in,
      Activations out,
      boolean relu,
      boolean pooled,
      float gradientScale,
      int capacity) {
    this.context = context;
    this.in = in;
    this.out = out;
    this.relu = relu;
    this.pooled = pooled;
    this.gradientScale = gradientScale;
    this.width = in.channels;
    this.at = context.parameters.reserve(KINDS * width);
    this.sums = new float[context.training ? capacity * 2 * width : 0];
    this.scale = new float[width];
    this.shift = new float[width];
    this.mean = new double[width];
    this.inverseDeviation = new double[width];
    this.gradient = new float[2 * width];
    this.coefficients = ElementwiseKernels.Coefficients.of(width);
    this.maps = new FeatureMaps[pooled ? context.workers : 0];
    for (int i = 0; i < maps.length; i++) {
      maps[i] = new FeatureMaps(in.shape.height(), in.shape.width(), width);
      maps[i].values = new float[in.size];
    }
    this.winners = new int[pooled ? capacity * out.size / 16 : 0];
    this.noBias = new PoolingKernels.Bias(new float[width], 0, relu);
  }

  @Override
  public String name(boolean forward, int phase) {
    String[] parts = {"sums", "statistics", pooled ? "scaling, pooling" : "scaling"};
    return "normalization of %d, %s%s".formatted(width, forward ? "" : "backward: ", parts[phase]);
  }

  @Override
  public int forwardPhases(boolean training) {
    return training ? 3 : 2;
  }

  @Override
  public void forward(int phase, BatchContext batch, int worker) {
    switch (batch.training ? phase : phase + 1) {
      case 0 -> sum(batch, in.values, worker);
      case 1 -> prepare(batch, worker);
      default -> {
        for (int image = batch.from(worker); image < batch.to(worker); image++) {
          normalize(image, worker);
        }
      }
    }
  }

  /** Sums {@code values}, and their products with x, over the positions of each image. */
  private void sum(BatchContext batch, float[] values, int worker) {
    Arrays.fill(sums, batch.from(worker) * 2 * width, batch.to(worker) * 2 * width, 0f);
    for (int image = batch.from(worker); image < batch.to(worker); image++) {
      int from = image * in.size;
      int to = image * 2 * width;
      ElementwiseKernels kernels = context.kernels.elementwise();
      kernels.addColumns(values, from, in.positions, width, sums, to);
      kernels.addColumnProducts(
          values, from, in.values, from, in.positions, sums, to + width, width);
    }
  }

  /** Returns one of an image's sums, added up over the batch in the images' order. */
  private double total(BatchContext batch, int index) {
    double total = 0;
    for (int image = 0; image < batch.count; image++) {
      total += sums[image * 2 * width + index];
    }
    return total;
  }

  /** Computes scale and shift of a worker's channels and updates the running statistics. */
  private void prepare(BatchContext batch, int worker) {
    float[] p = context.parameters.values();
    double n = (double) batch.count * in.positions;
    for (int c = batch.share(width, worker); c < batch.share(width, worker + 1); c++) {
      double average = p[at + 2 * width + c];
      double variance = p[at + 3 * width + c];
      if (batch.training) {
        average = total(batch, c) / n;
        variance = Math.max(0, total(batch, width + c) / n - average * average);
        p[at + 2 * width + c] = moved(p[at + 2 * width + c], average);
        p[at + 3 * width + c] = moved(p[at + 3 * width + c], variance);
      }
      mean[c] = average;
      inverseDeviation[c] = 1 / Math.sqrt(variance + BatchNorm.EPSILON);
      scale[c] = (float) (p[at + c] * inverseDeviation[c]);
      shift[c] = (float) (p[at + width + c] - p[at + c] * inverseDeviation[c] * average);
    }
  }

  private static float moved(float running, double current) {
    return (float) (DECAY * running + (1 - DECAY) * current);
  }

  private void normalize(int image, int worker) {
    int from = image * in.size;
    int to = image * out.size;
    ElementwiseKernels kernels = context.kernels.elementwise();
    if (pooled) {
      FeatureMaps own = maps[worker];
      kernels.affine(in.values, from, own.values, 0, in.positions, scale, shift, false);
      context.kernels.pooling().maxPool(own, noBias, out.values, to, winners, to / 16);
    } else {
      kernels.affine(in.values, from, out.values, to, in.positions, scale, shift, relu);
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
        for (int image = batch.from(worker); image < batch.to(worker); image++) {
          unpool(image, worker);
        }
        sum(batch, pooled ? in.gradient : out.gradient, worker);
      }
      case 1 -> prepareBackward(batch, worker);
      default -> {
        update(batch, worker);
        float[] from = pooled ? in.gradient : out.gradient;
        for (int image = batch.from(worker); image < batch.to(worker); image++) {
          int start = image * in.size;
          context
              .kernels
              .elementwise()
              .combine(from, in.values, in.gradient, start, in.positions, coefficients);
        }
      }
    }
  }

  /** Computes an image's gradient by the normalized values. */
  private void unpool(int image, int worker) {
    int start = image * out.size;
    if (relu) {
      context.kernels.elementwise().gate(out.gradient, out.values, start, out.size, gradientScale);
    }
    if (pooled) {
      FeatureMaps own = maps[worker];
      float[] forward = own.values;
      own.values = in.gradient;
      own.start = image * in.size;
      context.kernels.pooling().maxUnpool(own, out.gradient, start, winners, start / 16);
      own.values = forward;
      own.start = 0;
    }
  }

  /**
   * Computes the coefficients of a worker's channels: the gradient by x is a g + b x + c, with a, b
   * and c for each channel.
   */
  private void prepareBackward(BatchContext batch, int worker) {
    float[] p = context.parameters.values();
    double n = (double) batch.count * in.positions;
    for (int c = batch.share(width, worker); c < batch.share(width, worker + 1); c++) {
      double g = total(batch, c);
      double gx = inverseDeviation[c] * (total(batch, width + c) - mean[c] * g);
      double factor = p[at + c] * inverseDeviation[c];
      coefficients.scale()[c] = (float) factor;
      coefficients.slope()[c] = (float) (-factor * gx * inverseDeviation[c] / n);
      coefficients.shift()[c] = (float) (factor * (gx * inverseDeviation[c] * mean[c] - g) / n);
      gradient[c] = (float) gx;
      gradient[width + c] = (float) g;
    }
  }

  /** Updates gamma and beta. */
  private void update(BatchContext batch, int worker) {
    if (worker == 0) {
      batch.update.apply(context.parameters.values(), at, gradient, 0, 2 * width, false);
    }
  }

  @Override
  int size() {
    return KINDS * width;
  }

  @Override
  public void load(float[] flat, int offset, float[] engine) {
    Arrays.fill(engine, at, at + size(), 0f);
    int channels = in.shape.channels();
    for (int kind = 0; kind < KINDS; kind++) {
      System.arraycopy(flat, offset + kind * channels, engine, at + kind * width, channels);
    }
  }

  @Override
  public void store(float[] engine, float[] flat, int offset) {
    int channels = in.shape.channels();
    for (int kind = 0; kind < KINDS; kind++) {
      System.arraycopy(engine, at + kind * width, flat, offset + kind * channels, channels);
    }
  }
}
