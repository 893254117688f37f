package org.digitstudio.domain.training;

/**
 * A point of the training curve within an epoch.
 *
 * @param epochs progress in epochs
 * @param loss mean training loss of the batches since the previous point, in nats
 * @param accuracy training accuracy of the same batches, 0..1
 */
public record BatchPoint(double epochs, double loss, double accuracy) {}
