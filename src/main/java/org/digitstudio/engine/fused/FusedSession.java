package org.digitstudio.engine.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.augment.BatchOrder;
import org.digitstudio.engine.op.BatchContext;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.Optimizer;
import org.digitstudio.engine.op.ParameterUpdate;
import org.digitstudio.engine.op.Parameters;
import org.digitstudio.engine.op.WorkerPool;
import org.digitstudio.engine.simd.Kernels;

/**
 * Training by the fused engine. All memory is allocated when the session opens. The same plan and
 * data give the same bits, on any number of threads.
 */
public final class FusedSession implements NetworkTrainer.Session {
  private final TrainingPlan plan;
  private final DigitDataset data;
  private final WorkerPool workers;
  private final FusedNetwork network;
  private final BatchContext batch;

  /** The same batch as the frozen layers see it, which run as in inference. */
  private final BatchContext frozen;

  private final Optimizer optimizer;
  private final List<TimedPhase> phases;
  private final float[] parameters;
  private final float[] average;
  private final BatchLoader loader;
  private int epoch;
  private long step;

  /**
   * @param data already limited to what the plan asks for
   * @param kernels the innermost loops to use
   */
  public FusedSession(
      TrainingPlan plan, DigitDataset data, Optional<TrainingState> from, Kernels kernels) {
    this.plan = plan;
    this.data = data;
    int threads = plan.threads();
    int capacity = Math.min(plan.optimization().batchSize(), data.size());
    Parameters layout = new Parameters();
    LayerContext context = new LayerContext(kernels, layout, threads, true);
    float smoothing = (float) plan.optimization().labelSmoothing();
    this.network = new FusedNetwork(plan.network(), context, capacity, smoothing);
    this.parameters = new float[layout.size()];
    layout.use(parameters);
    this.average = new float[plan.optimization().emaDecay() > 0 ? layout.size() : 0];
    this.optimizer =
        new Optimizer(
            plan.optimization().optimizer(),
            plan.optimization().weightDecay(),
            kernels,
            layout.size());
    network.output.hasNoDigitClass = data.digitCount() < data.size();
    this.frozen = new BatchContext(threads);
    this.batch = new BatchContext(threads);
    batch.training = true;
    batch.seed = plan.seed();
    batch.imageIndices = new int[capacity];
    batch.update = optimizer;
    this.loader = new BatchLoader(plan, data, network);
    restore(from);
    this.phases = phases();
    this.workers = new WorkerPool(threads);
  }

  private void restore(Optional<TrainingState> from) {
    float[] flat =
        from.map(TrainingState::parameters)
            .orElseGet(() -> WeightInit.draw(plan.network(), plan.seed()));
    network.toEngine(flat, parameters);
    float[] averaged = from.map(TrainingState::average).filter(a -> a.length > 0).orElse(flat);
    if (average.length > 0) {
      network.toEngine(averaged, average);
    }
    from.ifPresent(
        state -> {
          int count = state.parameters().length;
          float[] moments = state.optimizer();
          if (moments.length > 0) {
            network.toEngine(Arrays.copyOf(moments, count), optimizer.first);
          }
          // SGD has no second moments, even if the state holds room for them.
          if (moments.length > count && optimizer.second.length > 0) {
            network.toEngine(Arrays.copyOfRange(moments, count, 2 * count), optimizer.second);
          }
          epoch = state.epoch();
          step = state.step();
        });
    network.refresh();
  }

  /** Replaces the optimizer, for tests of gradients. */
  void useUpdate(ParameterUpdate update) {
    batch.update = update;
  }

  FusedNetwork network() {
    return network;
  }

  @Override
  public NetworkTrainer.EpochResult trainEpoch(NetworkTrainer.BatchListener listener) {
    long start = System.nanoTime();
    int[] order = BatchOrder.shuffled(data.size(), plan.seed(), epoch);
    int batches = Math.ceilDiv(order.length, plan.optimization().batchSize());
    double loss = 0;
    int correct = 0;
    batch.epoch = epoch;
    for (int i = 0; i < batches; i++) {
      int from = i * plan.optimization().batchSize();
      batch.count = Math.min(plan.optimization().batchSize(), order.length - from);
      frozen.count = batch.count;
      System.arraycopy(order, from, batch.imageIndices, 0, batch.count);
      double progress = (epoch + (double) i / batches) / plan.optimization().epochs();
      double factor = plan.optimization().schedule().factor(Math.min(progress, 1));
      double learningRate = plan.optimization().optimizer().learningRate() * factor;
      trainBatch(learningRate);
      double batchLoss = network.output.loss(batch);
      loss += batchLoss;
      int batchCorrect = network.output.correct(batch);
      correct += batchCorrect;
      double accuracy = (double) batchCorrect / batch.count;
      if (!listener.onBatch(i + 1, batches, batchLoss / batch.count, accuracy, learningRate)) {
        throw new CancellationException("The run was stopped");
      }
    }
    epoch++;
    double seconds = (System.nanoTime() - start) / 1e9;
    double accuracy = correct / (double) Math.max(1, data.digitCount());
    return new NetworkTrainer.EpochResult(loss / order.length, accuracy, seconds);
  }

  private void trainBatch(double learningRate) {
    optimizer.begin(++step, learningRate);
    for (TimedPhase phase : phases) {
      long start = System.nanoTime();
      workers.run(phase.work);
      phase.nanos += System.nanoTime() - start;
    }
  }

  /** Lists the phases of a batch in order; created once, so that a batch allocates nothing. */
  private List<TimedPhase> phases() {
    List<TimedPhase> all = new ArrayList<>();
    all.add(new TimedPhase("images", worker -> loader.load(batch, worker)));
    int frozenOps = network.opCountBefore(plan.optimization().frozenLayers());
    network.ops.subList(0, frozenOps).forEach(op -> addForward(op, frozen, all));
    List<LayerOp> trained = network.ops.subList(frozenOps, network.ops.size());
    trained.forEach(op -> addForward(op, batch, all));
    for (LayerOp op : trained.reversed()) {
      for (int i = 0; i < op.backwardPhases(); i++) {
        int phase = i;
        all.add(new TimedPhase(op.name(false, i), worker -> op.backward(phase, batch, worker)));
      }
    }
    if (average.length > 0) {
      all.add(new TimedPhase("moving average", this::average));
    }
    return List.copyOf(all);
  }

  private static void addForward(LayerOp op, BatchContext context, List<TimedPhase> all) {
    for (int i = 0; i < op.forwardPhases(context.training); i++) {
      int phase = i;
      all.add(new TimedPhase(op.name(true, i), worker -> op.forward(phase, context, worker)));
    }
  }

  /** A phase that all workers run, with the wall time it has taken so far. */
  private static final class TimedPhase {
    private final String name;
    private final WorkerPool.Phase work;
    private long nanos;

    TimedPhase(String name, WorkerPool.Phase work) {
      this.name = name;
      this.work = work;
    }
  }

  @Override
  public List<NetworkTrainer.KernelTime> profile() {
    return phases.stream()
        .map(phase -> new NetworkTrainer.KernelTime(phase.name, phase.nanos * 1e-9))
        .toList();
  }

  /** Updates the moving average; faster at first, to forget the initial weights. */
  private void average(int worker) {
    float decay = (float) Math.min(plan.optimization().emaDecay(), (1.0 + step) / (10.0 + step));
    float weight = 1 - decay;
    int end = batch.share(parameters.length, worker + 1);
    for (int i = batch.share(parameters.length, worker); i < end; i++) {
      average[i] += weight * (parameters[i] - average[i]);
    }
  }

  @Override
  public TrainingState state() {
    float[] first = network.toFlat(optimizer.first);
    float[] moments = first;
    if (plan.optimization().optimizer() instanceof OptimizerSpec.Adam) {
      moments = Arrays.copyOf(first, 2 * first.length);
      float[] second = network.toFlat(optimizer.second);
      System.arraycopy(second, 0, moments, first.length, first.length);
    }
    float[] averaged = average.length > 0 ? network.toFlat(average) : new float[0];
    return new TrainingState(epoch, step, network.toFlat(parameters), moments, averaged);
  }

  @Override
  public float[] parameters() {
    return network.toFlat(average.length > 0 ? average : parameters);
  }

  @Override
  public void close() {
    workers.close();
  }
}
