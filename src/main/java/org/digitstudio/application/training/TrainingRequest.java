package org.digitstudio.application.training;

import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * A run to be trained.
 *
 * @param name the user's name for it
 * @param start a model to start from, of the plan's network; empty starts from the seed's weights
 * @param testEachEpoch evaluates the test set after each epoch, for the report alone
 */
public record TrainingRequest(
    String name,
    TrainingPlan plan,
    TrainingData data,
    Optional<Model> start,
    boolean testEachEpoch) {

  public TrainingRequest {
    if (start.isPresent() && !start.get().spec().equals(plan.network())) {
      throw new StudioException("application.training.other-network");
    }
  }

  /** Returns a request that starts from the seed's weights. */
  public static TrainingRequest of(String name, TrainingPlan plan, TrainingData data) {
    return new TrainingRequest(name, plan, data, Optional.empty(), false);
  }
}
