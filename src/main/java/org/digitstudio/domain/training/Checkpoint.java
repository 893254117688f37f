package org.digitstudio.domain.training;

import org.digitstudio.domain.network.Model;

/**
 * What a run goes on from after an epoch.
 *
 * @param bestEpoch 0 before the first epoch is done
 * @param best the parameters of the best epoch so far, in {@link Model}'s order
 */
public record Checkpoint(TrainingState state, int bestEpoch, float[] best) {}
