package org.digitstudio.domain.port;

import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/** An engine that trains networks. */
public interface NetworkTrainer {

  /** Empty where it trains this network, else one sentence that says what it does not cover. */
  Optional<String> refusal(TrainingPlan plan);

  /**
   * Gets ready to train, from the seed's own first weights or from a state.
   *
   * @throws IllegalArgumentException if {@link #refusal} is present
   */
  Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from);

  /**
   * Where a run begins that takes its weights from elsewhere: nothing is done yet, and all but the
   * weights is as a new run has it. The engine is asked, so that its layout stays its own matter.
   *
   * @param parameters of the plan's network
   */
  default TrainingState initialState(float[] parameters, TrainingPlan plan, DigitDataset training) {
    try (Session session = open(plan, training, Optional.empty())) {
      TrainingState fresh = session.state();
      float[] average = fresh.average().length == 0 ? fresh.average() : parameters;
      return new TrainingState(0, 0, parameters, fresh.optimizer(), average);
    }
  }

  /** One run under way; used by one thread, closed when done. */
  interface Session extends AutoCloseable {

    /**
     * Trains one epoch over all training pictures in the order the seed and the epoch give.
     *
     * @throws java.util.concurrent.CancellationException if the listener said to stop; the session
     *     is then only good for closing
     */
    EpochResult trainEpoch(BatchListener listener);

    /** A copy of the state after the last whole epoch. */
    TrainingState state();

    /** Where the time of all epochs so far went, in running order; empty where none is kept. */
    default List<KernelTime> profile() {
      return List.of();
    }

    /** The parameters to use: the moving average where there is one. In {@link Model}'s order. */
    float[] parameters();

    @Override
    void close();
  }

  /** Hears of each batch on the training thread; may block there, which pauses the run. */
  @FunctionalInterface
  interface BatchListener {
    BatchListener NONE = (batch, batches, loss, accuracy, learningRate) -> true;

    /**
     * @param batch how many batches of this epoch are done
     * @param loss of this batch, mean over its pictures
     * @param accuracy of the predictions the batch was trained on, 0..1
     * @param learningRate the learning rate it was taken with
     * @return false to stop the run
     */
    boolean onBatch(int batch, int batches, double loss, double accuracy, double learningRate);
  }

  /**
   * @param loss mean over the epoch's pictures, as trained (dropout on)
   * @param accuracy over the epoch's digits, as trained, 0..1
   * @param seconds wall time of the epoch
   */
  record EpochResult(double loss, double accuracy, double seconds) {}

  /**
   * What one of an engine's loops took.
   *
   * @param seconds wall time, all threads together
   */
  record KernelTime(String name, double seconds) {}
}
