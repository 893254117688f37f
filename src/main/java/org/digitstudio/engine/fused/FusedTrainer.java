package org.digitstudio.engine.fused;

import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.simd.Kernels;

/**
 * Trains Deeplearning4j networks with the fused engine: no native calls, and no allocation within a
 * batch.
 */
public final class FusedTrainer implements NetworkTrainer {
  private final Kernels kernels;

  public FusedTrainer() {
    this(Kernels.best());
  }

  /** Creates a trainer with given innermost loops, such as the scalar ones. */
  public FusedTrainer(Kernels kernels) {
    this.kernels = kernels;
  }

  @Override
  public Optional<StudioException> refusal(TrainingPlan plan) {
    return LayerFusion.refusal(plan.network());
  }

  @Override
  public Session open(TrainingPlan plan, DigitDataset training, Optional<TrainingState> from) {
    refusal(plan)
        .ifPresent(
            reason -> {
              throw reason;
            });
    return new FusedSession(plan, training, from, kernels);
  }
}
