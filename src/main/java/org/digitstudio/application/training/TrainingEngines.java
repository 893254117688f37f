package org.digitstudio.application.training;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.TrainingPlan;

/** The engines of this program and which of them trains a plan. */
public record TrainingEngines(Map<EngineKind, Engine> engines) {
  public TrainingEngines {
    engines = Map.copyOf(engines);
  }

  /** An engine's two halves. */
  public record Engine(NetworkTrainer trainer, ClassifierFactory classifiers) {}

  /**
   * @param note why it is not the plan's engine, one sentence; empty where it is
   */
  public record Choice(EngineKind kind, Engine engine, String note) {}

  /**
   * The plan's engine; Deeplearning4j where that does not cover the plan.
   *
   * @throws IllegalArgumentException with one sentence for the user if none does
   */
  public Choice choose(TrainingPlan plan) {
    Optional<String> refusal = refusal(plan, plan.engine());
    if (refusal.isEmpty()) {
      return new Choice(plan.engine(), engine(plan.engine()), "");
    }
    if (plan.engine() == EngineKind.FUSED && refusal(plan, EngineKind.DL4J).isEmpty()) {
      return new Choice(
          EngineKind.DL4J,
          engine(EngineKind.DL4J),
          refusal.get() + " Deeplearning4j trains it instead, which takes many times longer.");
    }
    throw new IllegalArgumentException(refusal.get());
  }

  /** Why an engine does not train this plan, one sentence; empty where it does. */
  public Optional<String> refusal(TrainingPlan plan, EngineKind kind) {
    return engines.containsKey(kind)
        ? engine(kind).trainer().refusal(plan)
        : Optional.of("This program was put together without that engine.");
  }

  private Engine engine(EngineKind kind) {
    return Objects.requireNonNull(engines.get(kind));
  }
}
