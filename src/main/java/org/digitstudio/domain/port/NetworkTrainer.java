package org.digitstudio.domain.port;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/** An engine that trains networks. */
public interface NetworkTrainer {

  /** Returns why the engine does not support a plan's network; empty where it does. */
  Optional<StudioException> refusal(TrainingPlan plan);

  /**
   * Prepares a run, from the seed's own first weights or from a state.
   *
   * @throws StudioException if {@link #refusal} is present
   */
  Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from);

  /** A run under way; used by one thread, closed when done. */
  interface Session extends AutoCloseable {

    /**
     * Trains one epoch over all training images, in the order given by the seed and the epoch.
     *
     * @throws CancellationException if the listener stopped the run; the session can then only be
     *     closed
     */
    EpochResult trainEpoch(BatchListener listener);

    /** Returns a copy of the state after the last whole epoch. */
    TrainingState state();

    /** Returns the time spent in each loop in all epochs, in running order; may be empty. */
    default List<KernelTime> profile() {
      return List.of();
    }

    /**
     * Returns the model's parameters in {@link Model}'s order: the moving average if there is one.
     */
    float[] parameters();

    @Override
    void close();
  }

  /** Receives each batch on the training thread; may block there, which pauses the run. */
  @FunctionalInterface
  interface BatchListener {
    BatchListener NONE = (batch, batches, loss, accuracy, learningRate) -> true;

    /**
     * Receives a batch.
     *
     * @param batch how many batches of this epoch are done
     * @param loss mean over the batch's images
     * @param accuracy of the predictions that the batch was trained on, 0..1
     * @param learningRate the learning rate of the batch's step
     * @return false to stop the run
     */
    boolean onBatch(int batch, int batches, double loss, double accuracy, double learningRate);
  }

  /**
   * The results of an epoch's training.
   *
   * @param loss mean over the epoch's images, as trained (with dropout)
   * @param accuracy over the epoch's digits, as trained, 0..1
   * @param seconds wall time
   */
  record EpochResult(double loss, double accuracy, double seconds) {}

  /**
   * The time spent in one of an engine's loops.
   *
   * @param seconds wall time, all threads together
   */
  record KernelTime(String name, double seconds) {}
}
