package org.digitstudio.application.training;

import java.util.Optional;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * A run to be.
 *
 * @param name what the user will know it by
 * @param start a model to go on from, of the plan's network; empty starts from the seed's weights
 * @param testEachEpoch reads the test set after each epoch for the report alone
 */
public record TrainingRequest(
    String name,
    TrainingPlan plan,
    TrainingData data,
    Optional<Model> start,
    boolean testEachEpoch) {

  public TrainingRequest {
    if (start.isPresent() && !start.get().spec().equals(plan.network())) {
      throw new IllegalArgumentException(
          "The model to go on from has another network than the plan.");
    }
  }

  public static TrainingRequest of(String name, TrainingPlan plan, TrainingData material) {
    return new TrainingRequest(name, plan, material, Optional.empty(), false);
  }
}
