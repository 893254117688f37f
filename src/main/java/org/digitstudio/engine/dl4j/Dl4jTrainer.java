package org.digitstudio.engine.dl4j;

import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/** Trains with stock Deeplearning4j: the reference, for networks of any kind. */
public final class Dl4jTrainer implements NetworkTrainer {
  private final Runnable preparation;

  public Dl4jTrainer() {
    this(() -> {});
  }

  /**
   * @param preparation called before each run; makes sure that Deeplearning4j can be loaded
   */
  public Dl4jTrainer(Runnable preparation) {
    this.preparation = preparation;
  }

  @Override
  public Optional<StudioException> refusal(TrainingPlan plan) {
    return plan.optimization().frozenLayers() > 0
        ? Optional.of(new StudioException("engine.dl4j.frozen-layers"))
        : Optional.empty();
  }

  @Override
  public Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from) {
    if (training.digitCount() < training.size()) {
      throw new StudioException("engine.dl4j.non-digits");
    }
    preparation.run();
    return new Dl4jSession(plan, training, from);
  }
}
