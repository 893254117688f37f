package org.digitstudio.domain.training;

import org.digitstudio.domain.network.Model;

/**
 * Everything a run needs to continue after an epoch as if it had never stopped.
 *
 * @param epoch how many epochs are done
 * @param step how many batches are done
 * @param parameters in {@link Model}'s order
 * @param optimizer the optimizer's moments in the same order: Adam's m then v, or the momentum;
 *     empty before the first step, where all are 0
 * @param average the moving average of the weights; empty where there is none, or before the first
 *     step, where it equals the parameters
 */
public record TrainingState(
    int epoch, long step, float[] parameters, float[] optimizer, float[] average) {

  /** Returns the state before the first step of a run that starts from a model's parameters. */
  public static TrainingState startingFrom(float[] parameters) {
    return new TrainingState(0, 0, parameters, new float[0], new float[0]);
  }
}
