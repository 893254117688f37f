package org.digitstudio.domain.training;

import org.digitstudio.domain.network.Model;

/**
 * Everything a run needs to go on after an epoch as if it had never stopped.
 *
 * @param epoch how many epochs are done
 * @param step how many batches are done
 * @param parameters in {@link Model}'s order
 * @param optimizer the optimizer's moments: Adam m then v, or the momentum, in the same order
 * @param average the moving average of the weights, or empty
 */
public record TrainingState(
    int epoch, long step, float[] parameters, float[] optimizer, float[] average) {}
