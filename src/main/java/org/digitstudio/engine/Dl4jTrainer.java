package org.digitstudio.engine;

import java.util.Optional;
import org.digitstudio.domain.*;

/** Local stand-in, not committed. */
public final class Dl4jTrainer implements NetworkTrainer {
  @Override
  public Optional<String> refusal(TrainingPlan plan) {
    return Optional.of("stand-in");
  }

  @Override
  public Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from) {
    throw new IllegalArgumentException("stand-in");
  }
}
