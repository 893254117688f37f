package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.engine.simd.Lanes;
import org.digitstudio.engine.simd.Tiles;

/**
 * Batch normalisation (Ioffe and Szegedy 2015), with the ReLU and the 2x2 max pooling that follow
 * it. The running mean and variance move by a tenth each step, as Deeplearning4j's do by default.
 */
public final class BatchNormOp extends LayerOp {
  private static final double KEEP = 0.9;

  private final LayerContext kit;
  private final Activations in;
  private final Activations out;
  private final boolean relu;
  private final boolean pooled;
  private final float backScale;
  private final int width;
  private final int at;
  private final float[] zeros;
  private final float[][] part;
  private final double[][] sums;
  private final double[][] products;
  private final float[] scale;
  private final float[] shift;
  private final double[] mean;
  private final double[] inverse;
  private final float[] steps;
  private final Lanes.Coefficients back;
  private final Tiles.Plane[] planes;
  private final int[] winners;

  public BatchNormOp(
      LayerContext kit,
      Activations in,
      Activations out,
      boolean relu,
      boolean pooled,
      float backScale,
      int capacity) {
    this.kit = kit;
    this.in = in;
    this.out = out;
    this.relu = relu;
    this.pooled = pooled;
    this.backScale = backScale;
    this.width = in.channels;
    this.at = kit.weights.reserve(4 * width);
    this.zeros = new float[width];
    this.part = new float[kit.workers][2 * width];
    this.sums = new double[kit.workers][width];
    this.products = new double[kit.workers][width];
    this.scale = new float[width];
    this.shift = new float[width];
    this.mean = new double[width];
    this.inverse = new double[width];
    this.steps = new float[2 * width];
    this.back = Lanes.Coefficients.of(width);
    this.planes = new Tiles.Plane[kit.workers];
    for (int i = 0; i < kit.workers; i++) {
      planes[i] = new Tiles.Plane();
      planes[i].values = new float[pooled ? in.size : 0];
      planes[i].height = in.shape.height();
      planes[i].width = in.shape.width();
      planes[i].channels = width;
      planes[i].relu = relu;
    }
    this.winners = new int[pooled ? capacity * out.size / 16 : 0];
  }

  @Override
  public String name(boolean forward, int phase) {
    String layer = "normalisation of %d".formatted(width);
    String[] parts = {"sums", "statistics", pooled ? "scaling, pooling" : "scaling"};
    return forward ? layer + ", " + parts[phase] : layer + ": way back, " + parts[phase];
  }

  @Override
  public int forwardPhases(boolean training) {
    return training ? 3 : 2;
  }

  @Override
  public void forward(int phase, BatchContext step, int worker) {
    if (!step.training) {
      forward(phase + 1, step, worker, true);
    } else {
      forward(phase, step, worker, false);
    }
  }

  private void forward(int phase, BatchContext step, int worker, boolean running) {
    if (phase == 0) {
      sum(step, worker, false);
    } else if (phase == 1) {
      if (worker == 0) {
        prepare(step, running);
      }
    } else {
      for (int i = step.from(worker); i < step.to(worker); i++) {
        normalise(i, worker);
      }
    }
  }

  /** Sums over a worker's pictures: of x and x x going forth, of g and g x going back. */
  private void sum(BatchContext step, int worker, boolean back) {
    Arrays.fill(sums[worker], 0);
    Arrays.fill(products[worker], 0);
    float[] own = part[worker];
    for (int i = step.from(worker); i < step.to(worker); i++) {
      int from = i * in.size;
      Arrays.fill(own, 0f);
      float[] first = back ? in.gradient : in.values;
      kit.lanes.addColumns(first, from, in.places, width, own, width);
      kit.lanes.addColumnProducts(first, from, in.values, from, in.places, own, width);
      for (int c = 0; c < width; c++) {
        products[worker][c] += own[c];
        sums[worker][c] += own[width + c];
      }
    }
  }

  private static double total(double[][] parts, int c) {
    double sum = 0;
    for (double[] one : parts) {
      sum += one[c];
    }
    return sum;
  }

  /** Works out each channel's scale and shift, and moves the running statistics. */
  private void prepare(BatchContext step, boolean running) {
    float[] w = kit.weights.values();
    double n = (double) step.count * in.places;
    for (int c = 0; c < width; c++) {
      double average = w[at + 2 * width + c];
      double variance = w[at + 3 * width + c];
      if (!running) {
        average = total(sums, c) / n;
        variance = Math.max(0, total(products, c) / n - average * average);
        w[at + 2 * width + c] = (float) (KEEP * w[at + 2 * width + c] + (1 - KEEP) * average);
        w[at + 3 * width + c] = (float) (KEEP * w[at + 3 * width + c] + (1 - KEEP) * variance);
      }
      mean[c] = average;
      inverse[c] = 1 / Math.sqrt(variance + BatchNorm.EPSILON);
      scale[c] = (float) (w[at + c] * inverse[c]);
      shift[c] = (float) (w[at + width + c] - w[at + c] * inverse[c] * average);
    }
  }

  private void normalise(int picture, int worker) {
    int from = picture * in.size;
    int to = picture * out.size;
    if (pooled) {
      Tiles.Plane plane = planes[worker];
      kit.lanes.affine(in.values, from, plane.values, 0, in.places, scale, shift);
      kit.tiles.pool2(plane, zeros, 0, out.values, to, winners, to / 16);
    } else {
      kit.lanes.affine(in.values, from, out.values, to, in.places, scale, shift);
      if (relu) {
        kit.lanes.addBias(out.values, to, in.places, width, zeros, 0, true);
      }
    }
  }

  @Override
  public int backwardPhases() {
    return 3;
  }

  @Override
  public void backward(int phase, BatchContext step, int worker) {
    int from = step.from(worker);
    int to = step.to(worker);
    switch (phase) {
      case 0 -> {
        for (int i = from; i < to; i++) {
          unpool(i, worker);
        }
        sum(step, worker, true);
      }
      case 1 -> {
        if (worker == 0) {
          update(step);
        }
      }
      default -> {
        for (int i = from; i < to; i++) {
          int start = i * in.size;
          kit.lanes.blend(in.gradient, start, in.values, start, in.places, back);
        }
      }
    }
  }

  /** Brings a picture's gradient to the normalised map, in {@code in.gradient}. */
  private void unpool(int picture, int worker) {
    int start = picture * out.size;
    if (relu) {
      kit.lanes.gate(out.gradient, out.values, start, out.size, backScale);
    }
    if (pooled) {
      Tiles.Plane plane = planes[worker];
      kit.tiles.unpool2(plane, out.gradient, start, winners, start / 16);
      System.arraycopy(plane.values, 0, in.gradient, picture * in.size, in.size);
    } else {
      System.arraycopy(out.gradient, start, in.gradient, start, out.size);
    }
  }

  /** The gradient by x is a g + b x + c, one of each a channel; gamma and beta take their step. */
  private void update(BatchContext step) {
    float[] w = kit.weights.values();
    double n = (double) step.count * in.places;
    for (int c = 0; c < width; c++) {
      double g = total(sums, c);
      double gx = inverse[c] * (total(products, c) - mean[c] * g);
      double factor = w[at + c] * inverse[c];
      back.scale()[c] = (float) factor;
      back.slope()[c] = (float) (-factor * gx * inverse[c] / n);
      back.shift()[c] = (float) (factor * (gx * inverse[c] * mean[c] - g) / n);
      steps[c] = (float) gx;
      steps[width + c] = (float) g;
    }
    step.updater.apply(w, at, steps, 0, 2 * width, false);
  }

  @Override
  int size() {
    return 4 * width;
  }

  @Override
  public void load(float[] flat, int offset, float[] engine) {
    Arrays.fill(engine, at, at + size(), 0f);
    int channels = in.shape.channels();
    for (int part = 0; part < 4; part++) {
      System.arraycopy(flat, offset + part * channels, engine, at + part * width, channels);
    }
  }

  @Override
  public void store(float[] engine, float[] flat, int offset) {
    int channels = in.shape.channels();
    for (int part = 0; part < 4; part++) {
      System.arraycopy(engine, at + part * width, flat, offset + part * channels, channels);
    }
  }
}
