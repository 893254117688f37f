package org.digitstudio.domain.training;

import org.digitstudio.domain.network.Model;

/**
 * A run's state on disk after an epoch, from which it resumes.
 *
 * @param bestEpoch 0 before the first epoch is done
 * @param best the parameters of the best epoch so far, in {@link Model}'s order
 */
public record Checkpoint(TrainingState state, int bestEpoch, float[] best) {}
