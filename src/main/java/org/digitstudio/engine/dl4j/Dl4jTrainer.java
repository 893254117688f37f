package org.digitstudio.engine.dl4j;

import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/** Trains with Deeplearning4j as it comes: the reference, and for any network at all. */
public final class Dl4jTrainer implements NetworkTrainer {
  private final Runnable before;

  public Dl4jTrainer() {
    this(() -> {});
  }

  /**
   * @param before called ahead of each run: sees to it that Deeplearning4j can be loaded
   */
  public Dl4jTrainer(Runnable before) {
    this.before = before;
  }

  @Override
  public Optional<StudioException> refusal(TrainingPlan plan) {
    return Optional.empty();
  }

  @Override
  public Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from) {
    before.run();
    return new Dl4jSession(plan, training, from);
  }
}
