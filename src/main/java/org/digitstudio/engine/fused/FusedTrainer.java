package org.digitstudio.engine.fused;

import java.util.Optional;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.simd.Tiles;

/** Trains Deeplearning4j networks in fused loops of our own: no native call, no allocation. */
public final class FusedTrainer implements NetworkTrainer {
  private final Tiles tiles;

  public FusedTrainer() {
    this(Tiles.best());
  }

  /** With given innermost loops, such as the scalar ones. */
  public FusedTrainer(Tiles tiles) {
    this.tiles = tiles;
  }

  @Override
  public Optional<String> refusal(TrainingPlan plan) {
    return FusedSession.refusal(plan.network());
  }

  @Override
  public Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from) {
    refusal(plan)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    return new FusedSession(plan, training, from, tiles);
  }
}
