package org.digitstudio.domain.training;

/**
 * The position of a snapshot in a run.
 *
 * @param epochs progress in epochs: 0 at the initial weights, 1 after the first epoch
 * @param step batches trained so far
 * @param loss mean training loss since the previous moment, in nats; NaN at the initial weights
 * @param accuracy training accuracy since the previous moment, 0..1; NaN at the initial weights
 */
public record Moment(double epochs, long step, double loss, double accuracy) {}
