package org.digitstudio.domain.training;

import org.digitstudio.domain.Checks;
import org.digitstudio.domain.StudioException;

/**
 * The part of a plan that says how the weights are optimized.
 *
 * @param batchSize images per step
 * @param weightDecay decoupled (Loshchilov and Hutter 2019); on weights, not on biases
 * @param labelSmoothing the part of each target that is spread evenly over the ten classes, 0..1
 * @param emaDecay of the exponential moving average of the weights; 0 trains without one
 * @param frozenLayers the number of first layers that keep the parameters they start with; 0 trains
 *     all layers
 */
public record Optimization(
    int epochs,
    int batchSize,
    OptimizerSpec optimizer,
    Schedule schedule,
    double weightDecay,
    double labelSmoothing,
    double emaDecay,
    int frozenLayers) {

  public Optimization {
    Checks.range("domain.plan.epochs", epochs, 1, 10_000);
    Checks.range("domain.plan.batch-size", batchSize, 1, 10_000);
    Checks.range("domain.plan.frozen-layers", frozenLayers, 0, 1_000);
    double learningRate = optimizer.learningRate();
    if (!(learningRate > 0 && learningRate <= 10)) {
      throw new StudioException("domain.plan.learning-rate", learningRate);
    }
  }

  /** Returns Adam at a constant learning rate, with nothing else switched on. */
  public static Optimization adam(double learningRate, int epochs, int batchSize) {
    return new Optimization(
        epochs,
        batchSize,
        OptimizerSpec.Adam.withDefaults(learningRate),
        new Schedule.Constant(),
        0,
        0,
        0,
        0);
  }

  public Optimization withEpochs(int newEpochs) {
    return new Optimization(
        newEpochs,
        batchSize,
        optimizer,
        schedule,
        weightDecay,
        labelSmoothing,
        emaDecay,
        frozenLayers);
  }

  public Optimization withBatchSize(int newBatchSize) {
    return new Optimization(
        epochs,
        newBatchSize,
        optimizer,
        schedule,
        weightDecay,
        labelSmoothing,
        emaDecay,
        frozenLayers);
  }

  public Optimization withOptimizer(OptimizerSpec newOptimizer) {
    return new Optimization(
        epochs,
        batchSize,
        newOptimizer,
        schedule,
        weightDecay,
        labelSmoothing,
        emaDecay,
        frozenLayers);
  }

  public Optimization withSchedule(Schedule newSchedule) {
    return new Optimization(
        epochs,
        batchSize,
        optimizer,
        newSchedule,
        weightDecay,
        labelSmoothing,
        emaDecay,
        frozenLayers);
  }

  public Optimization withWeightDecay(double newWeightDecay) {
    return new Optimization(
        epochs,
        batchSize,
        optimizer,
        schedule,
        newWeightDecay,
        labelSmoothing,
        emaDecay,
        frozenLayers);
  }

  public Optimization withLabelSmoothing(double newLabelSmoothing) {
    return new Optimization(
        epochs,
        batchSize,
        optimizer,
        schedule,
        weightDecay,
        newLabelSmoothing,
        emaDecay,
        frozenLayers);
  }

  public Optimization withEmaDecay(double newEmaDecay) {
    return new Optimization(
        epochs,
        batchSize,
        optimizer,
        schedule,
        weightDecay,
        labelSmoothing,
        newEmaDecay,
        frozenLayers);
  }

  public Optimization withFrozenLayers(int newFrozenLayers) {
    return new Optimization(
        epochs,
        batchSize,
        optimizer,
        schedule,
        weightDecay,
        labelSmoothing,
        emaDecay,
        newFrozenLayers);
  }
}
