package org.digitstudio.engine.detector;

import org.digitstudio.domain.network.DetectorSpec;
import org.digitstudio.domain.port.DetectorTraining;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.engine.op.BatchContext;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.Optimizer;
import org.digitstudio.engine.op.Parameters;
import org.digitstudio.engine.op.WorkerPool;
import org.digitstudio.engine.simd.Kernels;

/** Trains a detector on maps of one size, each worker on its share of the batch. */
public final class FusedDetectorTraining implements DetectorTraining {
  private static final double WEIGHT_DECAY = 1e-4;

  /** The share of the average that a step keeps, after the first steps. */
  private static final float AVERAGE_KEEP = 0.998f;

  private final DetectorNetwork network;
  private final Optimizer optimizer;
  private final WorkerPool workers;
  private final BatchContext batch;
  private final float[] weights;
  private final float[] average;
  private long steps;

  /**
   * @param parameters to begin with
   * @param capacity the most maps at once
   */
  public FusedDetectorTraining(
      DetectorSpec spec, float[] parameters, int height, int width, int capacity, int threads) {
    Parameters layout = new Parameters();
    Kernels kernels = Kernels.best();
    LayerContext context = new LayerContext(kernels, layout, threads, true);
    this.network = new DetectorNetwork(spec, context, height, width, capacity);
    this.weights = new float[layout.size()];
    layout.use(weights);
    network.toEngine(parameters, weights);
    network.ops.forEach(LayerOp::refresh);
    this.average = weights.clone();
    this.optimizer =
        new Optimizer(
            new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8), WEIGHT_DECAY, kernels, layout.size());
    this.workers = new WorkerPool(threads);
    this.batch = new BatchContext(threads);
    batch.training = true;
    batch.update = optimizer;
  }

  @Override
  public float[] input() {
    return network.input.values;
  }

  @Override
  public float[] output() {
    return network.output.values;
  }

  @Override
  public float[] gradient() {
    return network.output.gradient;
  }

  @Override
  public void forward(int count) {
    batch.count = count;
    for (LayerOp op : network.ops) {
      for (int phase = 0; phase < op.forwardPhases(true); phase++) {
        int now = phase;
        workers.run(worker -> op.forward(now, batch, worker));
      }
    }
  }

  @Override
  public void backward(double learningRate) {
    optimizer.begin(++steps, learningRate);
    for (LayerOp op : network.ops.reversed()) {
      for (int phase = 0; phase < op.backwardPhases(); phase++) {
        int now = phase;
        workers.run(worker -> op.backward(now, batch, worker));
      }
    }
    float keep = Math.min(AVERAGE_KEEP, steps / (steps + 10f));
    for (int i = 0; i < average.length; i++) {
      average[i] += (1 - keep) * (weights[i] - average[i]);
    }
  }

  /** For tests: runs back without taking a step and returns the gradient by each parameter. */
  float[] gradientForTest() {
    float[] kept = new float[weights.length];
    batch.update =
        (values, at, gradient, from, count, decays) ->
            System.arraycopy(gradient, from, kept, at, count);
    backward(0);
    batch.update = optimizer;
    return network.toFlat(kept);
  }

  @Override
  public float[] parameters() {
    return network.toFlat(weights);
  }

  @Override
  public float[] average() {
    return network.toFlat(average);
  }

  @Override
  public void close() {
    workers.close();
  }
}
