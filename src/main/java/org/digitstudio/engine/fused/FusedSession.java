package org.digitstudio.engine.fused;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.augment.Augmenter;
import org.digitstudio.engine.augment.BatchOrder;
import org.digitstudio.engine.op.BatchContext;
import org.digitstudio.engine.op.LayerContext;
import org.digitstudio.engine.op.LayerOp;
import org.digitstudio.engine.op.Optimizer;
import org.digitstudio.engine.op.ParameterUpdate;
import org.digitstudio.engine.op.Parameters;
import org.digitstudio.engine.op.WorkerPool;
import org.digitstudio.engine.simd.Tiles;

/**
 * A run of the fused engine. All memory is taken when it opens; the same plan, data and thread
 * count give the same bits.
 */
public final class FusedSession implements NetworkTrainer.Session {
  private final TrainingPlan plan;
  private final DigitDataset data;
  private final WorkerPool crew;
  private final FusedNetwork net;
  private final BatchContext step;
  private final Optimizer steps;
  private final List<Stage> stages;
  private final float[] weights;
  private final float[] average;
  private final Augmenter[] augmenters;
  private final byte[][] bytes;
  private final float[][] pictures;
  private int epoch;
  private long number;

  /**
   * @param data already limited to what the plan asks for
   * @param tiles the innermost loops to use
   */
  public FusedSession(
      TrainingPlan plan, DigitDataset data, Optional<TrainingState> from, Tiles tiles) {
    this.plan = plan;
    this.data = data;
    int workers = plan.threads();
    int capacity = Math.min(plan.batch(), data.size());
    Parameters layout = new Parameters();
    this.net =
        new FusedNetwork(
            plan.network(),
            new LayerContext(tiles, layout, workers, true),
            capacity,
            (float) plan.labelSmoothing());
    this.weights = new float[layout.size()];
    layout.use(weights);
    this.average = new float[plan.emaDecay() > 0 ? layout.size() : 0];
    this.steps = new Optimizer(plan.optimizer(), plan.weightDecay(), net.kit.lanes, layout.size());
    this.step = new BatchContext(workers);
    step.training = true;
    step.seed = plan.seed();
    step.pictures = new int[capacity];
    step.updater = steps;
    this.augmenters = new Augmenter[workers];
    this.bytes = new byte[workers][DigitImage.PIXELS];
    this.pictures = new float[workers][DigitImage.PIXELS];
    for (int i = 0; i < workers; i++) {
      augmenters[i] = new Augmenter(plan.augmentation(), plan.seed());
    }
    restore(from);
    this.stages = stages();
    this.crew = new WorkerPool(workers);
  }

  /** Why the engine does not train a network; empty where it does. */
  public static Optional<String> refusal(NetworkSpec network) {
    return FusedNetwork.refusal(network);
  }

  private void restore(Optional<TrainingState> from) {
    float[] flat =
        from.map(TrainingState::parameters)
            .orElseGet(() -> WeightInit.draw(plan.network(), plan.seed()));
    net.toEngine(flat, weights);
    float[] averaged = from.map(TrainingState::average).filter(a -> a.length > 0).orElse(flat);
    if (average.length > 0) {
      net.toEngine(averaged, average);
    }
    from.ifPresent(
        state -> {
          int count = state.parameters().length;
          float[] moments = state.optimizer();
          net.toEngine(Arrays.copyOf(moments, count), steps.first);
          if (steps.second.length > 0) {
            net.toEngine(Arrays.copyOfRange(moments, count, 2 * count), steps.second);
          }
          epoch = state.epoch();
          number = state.step();
        });
    net.refresh();
  }

  /** For tests: gradients go there instead of into steps. */
  void useUpdater(ParameterUpdate updater) {
    step.updater = updater;
  }

  FusedNetwork net() {
    return net;
  }

  @Override
  public NetworkTrainer.EpochResult trainEpoch(NetworkTrainer.BatchListener listener) {
    long start = System.nanoTime();
    int[] order = BatchOrder.shuffled(data.size(), plan.seed(), epoch);
    int batches = (order.length + plan.batch() - 1) / plan.batch();
    double loss = 0;
    int right = 0;
    step.epoch = epoch;
    for (int batch = 0; batch < batches; batch++) {
      int from = batch * plan.batch();
      step.count = Math.min(plan.batch(), order.length - from);
      System.arraycopy(order, from, step.pictures, 0, step.count);
      double progress = (epoch + (double) batch / batches) / plan.epochs();
      double rate = plan.optimizer().rate() * plan.schedule().factor(Math.min(progress, 1));
      trainBatch(rate);
      loss += net.output.loss();
      right += net.output.right();
      double mean = net.output.loss() / step.count;
      if (!listener.onBatch(batch + 1, batches, mean, rate)) {
        throw new CancellationException("The run was stopped");
      }
    }
    epoch++;
    double seconds = (System.nanoTime() - start) / 1e9;
    return new NetworkTrainer.EpochResult(
        loss / order.length, right / (double) Math.max(1, data.digitCount()), seconds);
  }

  private void trainBatch(double rate) {
    steps.begin(++number, rate);
    for (Stage stage : stages) {
      long start = System.nanoTime();
      crew.run(stage.work);
      stage.nanos += System.nanoTime() - start;
    }
  }

  /**
   * What every batch goes through, in order; put together once, so that a step allocates nothing.
   */
  private List<Stage> stages() {
    List<Stage> all = new ArrayList<>();
    all.add(new Stage("pictures", this::fetch));
    for (LayerOp op : net.ops) {
      for (int phase = 0; phase < op.forwardPhases(true); phase++) {
        int current = phase;
        all.add(new Stage(op.name(true, phase), worker -> op.forward(current, step, worker)));
      }
    }
    for (LayerOp op : net.ops.reversed()) {
      for (int phase = 0; phase < op.backwardPhases(); phase++) {
        int current = phase;
        all.add(new Stage(op.name(false, phase), worker -> op.backward(current, step, worker)));
      }
    }
    if (average.length > 0) {
      all.add(new Stage("moving average", this::average));
    }
    return List.copyOf(all);
  }

  /** A phase all workers run, and the wall time it has taken so far. */
  private static final class Stage {
    private final String name;
    private final WorkerPool.Phase work;
    private long nanos;

    Stage(String name, WorkerPool.Phase work) {
      this.name = name;
      this.work = work;
    }
  }

  @Override
  public List<NetworkTrainer.KernelTime> profile() {
    return stages.stream()
        .map(stage -> new NetworkTrainer.KernelTime(stage.name, stage.nanos * 1e-9))
        .toList();
  }

  private void fetch(int worker) {
    float[] picture = pictures[worker];
    for (int i = step.from(worker); i < step.to(worker); i++) {
      int index = step.pictures[i];
      data.copyPixels(index, bytes[worker], 0);
      augmenters[worker].apply(bytes[worker], 0, step.epoch, index, picture, 0);
      net.input(picture, 0, i);
      net.output.labels[i] = data.label(index);
    }
  }

  /** The average follows quickly at first, so that the first weights do not linger in it. */
  private void average(int worker) {
    float keep = (float) Math.min(plan.emaDecay(), (1.0 + number) / (10.0 + number));
    float take = 1 - keep;
    int to = step.share(weights.length, worker + 1);
    for (int i = step.share(weights.length, worker); i < to; i++) {
      average[i] += take * (weights[i] - average[i]);
    }
  }

  @Override
  public TrainingState state() {
    float[] first = net.toFlat(steps.first);
    float[] moments = first;
    if (plan.optimizer() instanceof OptimizerSpec.Adam) {
      moments = Arrays.copyOf(first, 2 * first.length);
      System.arraycopy(net.toFlat(steps.second), 0, moments, first.length, first.length);
    }
    float[] averaged = average.length > 0 ? net.toFlat(average) : new float[0];
    return new TrainingState(epoch, number, net.toFlat(weights), moments, averaged);
  }

  @Override
  public float[] parameters() {
    return net.toFlat(average.length > 0 ? average : weights);
  }

  @Override
  public void close() {
    crew.close();
  }
}
