package org.digitstudio.engine.dl4j;

import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.augment.BatchOrder;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Training by stock Deeplearning4j, with the same initial weights and batches as our engine. */
final class Dl4jSession implements NetworkTrainer.Session {
  private final TrainingPlan plan;
  private final DigitDataset data;
  private final MultiLayerNetwork network;
  private final Dl4jBatch batch;
  private final MomentLayout moments;
  private final BatchPredictions predictions = new BatchPredictions();
  private float[] average;
  private int epoch;
  private int iteration;

  Dl4jSession(TrainingPlan plan, DigitDataset data, Optional<TrainingState> from) {
    this.plan = plan;
    this.data = data;
    float[] parameters =
        from.map(TrainingState::parameters)
            .orElseGet(() -> WeightInit.draw(plan.network(), plan.seed()));
    this.network = Dl4jNetworks.network(Dl4jNetworks.configuration(plan), parameters);
    this.batch = new Dl4jBatch(plan, data);
    this.moments = new MomentLayout(plan);
    this.average =
        plan.optimization().emaDecay() > 0
            ? from.map(TrainingState::average).filter(a -> a.length > 0).orElse(parameters).clone()
            : new float[0];
    network.setListeners(predictions);
    from.ifPresent(this::restore);
  }

  private void restore(TrainingState state) {
    epoch = state.epoch();
    iteration = (int) state.step();
    if (state.optimizer().length == 0) {
      return; // Before the first step the moments are 0, as in a new network.
    }
    network
        .getUpdater()
        .setStateViewArray(
            network,
            Nd4j.createFromArray(moments.toStock(state.optimizer())).reshape(1, -1),
            false);
  }

  @Override
  public NetworkTrainer.EpochResult trainEpoch(NetworkTrainer.BatchListener listener) {
    long start = System.nanoTime();
    // Dropout uses this thread's generator, whose state a checkpoint does not contain.
    Nd4j.getRandom().setSeed(31 * plan.seed() + epoch);
    int[] order = BatchOrder.shuffled(data.size(), plan.seed(), epoch);
    int batches =
        (order.length + plan.optimization().batchSize() - 1) / plan.optimization().batchSize();
    double loss = 0;
    int correct = 0;
    for (int i = 0; i < batches; i++) {
      int from = i * plan.optimization().batchSize();
      int count = Math.min(plan.optimization().batchSize(), order.length - from);
      double progress = (epoch + (double) i / batches) / plan.optimization().epochs();
      double learningRate =
          plan.optimization().optimizer().learningRate()
              * plan.optimization().schedule().factor(Math.min(progress, 1));
      network.setLearningRate(learningRate);
      network.setIterationCount(iteration);
      batch.load(order, from, from + count, epoch);
      network.fit(batch.images(), batch.labels());
      iteration++;
      updateAverage();
      double mean = network.score() - network.calcRegularizationScore(true);
      loss += mean * count;
      int batchCorrect = predictions.countCorrect(data, order, from);
      correct += batchCorrect;
      if (!listener.onBatch(i + 1, batches, mean, (double) batchCorrect / count, learningRate)) {
        throw new CancellationException("The run was stopped");
      }
    }
    epoch++;
    double seconds = (System.nanoTime() - start) / 1e9;
    return new NetworkTrainer.EpochResult(
        loss / order.length, correct / (double) Math.max(1, data.digitCount()), seconds);
  }

  /** Updates the exponential moving average of the weights, as the fused engine does. */
  private void updateAverage() {
    if (average.length == 0) {
      return;
    }
    float[] weights = weights();
    float weight =
        (float)
            (1 - Math.min(plan.optimization().emaDecay(), (1.0 + iteration) / (10.0 + iteration)));
    for (int i = 0; i < average.length; i++) {
      average[i] += weight * (weights[i] - average[i]);
    }
  }

  private float[] weights() {
    return network.params().dup().data().asFloat();
  }

  @Override
  public TrainingState state() {
    INDArray view = network.getUpdater().getStateViewArray();
    float[] stock = view == null ? new float[0] : view.dup().data().asFloat();
    return new TrainingState(
        epoch, iteration, weights(), moments.fromStock(stock), average.clone());
  }

  @Override
  public float[] parameters() {
    return average.length > 0 ? average.clone() : weights();
  }

  @Override
  public void close() {
    network.close();
  }
}
