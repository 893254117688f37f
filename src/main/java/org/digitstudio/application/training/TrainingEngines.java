package org.digitstudio.application.training;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingPlan;

/** The engines of this program, and the choice of one for a plan. */
public record TrainingEngines(Map<EngineKind, Engine> engines) {
  public TrainingEngines {
    engines = Map.copyOf(engines);
  }

  /** An engine's training and inference. */
  public record Engine(NetworkTrainer trainer, ClassifierFactory classifiers) {}

  /**
   * The engine that trains a plan.
   *
   * @param note one sentence: why it is not the plan's engine; empty where it is
   */
  public record Choice(EngineKind kind, Engine engine, String note) {}

  /**
   * Returns the plan's engine, or Deeplearning4j where that does not support the network.
   *
   * @throws StudioException if neither does
   */
  public Choice choose(TrainingPlan plan) {
    Optional<StudioException> refusal = refusal(plan, plan.engine());
    if (refusal.isEmpty()) {
      return new Choice(plan.engine(), engine(plan.engine()), "");
    }
    if (plan.engine() == EngineKind.FUSED && refusal(plan, EngineKind.DL4J).isEmpty()) {
      return new Choice(
          EngineKind.DL4J,
          engine(EngineKind.DL4J),
          Messages.text("application.engine.fallback", FailureText.of(refusal.get())));
    }
    throw refusal.get();
  }

  /** Returns why an engine does not train a plan; empty where it does. */
  public Optional<StudioException> refusal(TrainingPlan plan, EngineKind kind) {
    return engines.containsKey(kind)
        ? engine(kind).trainer().refusal(plan)
        : Optional.of(new StudioException("application.engine.missing"));
  }

  private Engine engine(EngineKind kind) {
    return Objects.requireNonNull(engines.get(kind));
  }
}
