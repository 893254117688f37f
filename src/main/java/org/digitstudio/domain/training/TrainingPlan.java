package org.digitstudio.domain.training;

import org.digitstudio.domain.Checks;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.OodFeatures;

/**
 * Everything that decides a training run: the same plan and training data give the same bits.
 *
 * @param recipe its identifier: as-described, as-coded, fast, accurate, or the user's own
 * @param threads of the fused engine
 * @param seed of the first weights, the batches, the augmentation and the validation split
 */
public record TrainingPlan(
    String recipe,
    NetworkSpec network,
    EngineKind engine,
    int threads,
    long seed,
    DataOptions data,
    Optimization optimization,
    EpochSelection selection) {

  public TrainingPlan {
    Checks.range("domain.plan.threads", threads, 1, 256);
  }

  /**
   * Returns a plan for the fused engine on one thread with seed 1, on all training images as they
   * are, that keeps the last epoch.
   */
  public static TrainingPlan of(String recipe, NetworkSpec network, Optimization optimization) {
    return new TrainingPlan(
        recipe,
        network,
        EngineKind.FUSED,
        1,
        1,
        DataOptions.ALL,
        optimization,
        EpochSelection.lastEpoch());
  }

  public TrainingPlan withRecipe(String newRecipe) {
    return new TrainingPlan(
        newRecipe, network, engine, threads, seed, data, optimization, selection);
  }

  public TrainingPlan withNetwork(NetworkSpec newNetwork) {
    return new TrainingPlan(
        recipe, newNetwork, engine, threads, seed, data, optimization, selection);
  }

  public TrainingPlan withEngine(EngineKind newEngine) {
    return new TrainingPlan(
        recipe, network, newEngine, threads, seed, data, optimization, selection);
  }

  public TrainingPlan withThreads(int newThreads) {
    return new TrainingPlan(
        recipe, network, engine, newThreads, seed, data, optimization, selection);
  }

  public TrainingPlan withSeed(long newSeed) {
    return new TrainingPlan(
        recipe, network, engine, threads, newSeed, data, optimization, selection);
  }

  public TrainingPlan withData(DataOptions newData) {
    return new TrainingPlan(
        recipe, network, engine, threads, seed, newData, optimization, selection);
  }

  public TrainingPlan withOptimization(Optimization newOptimization) {
    return new TrainingPlan(
        recipe, network, engine, threads, seed, data, newOptimization, selection);
  }

  public TrainingPlan withSelection(EpochSelection newSelection) {
    return new TrainingPlan(
        recipe, network, engine, threads, seed, data, optimization, newSelection);
  }

  public TrainingPlan withAugmentation(Augmentation augmentation) {
    return withData(data.withAugmentation(augmentation));
  }

  /** Uses only the first images; at most a tenth of a small part is held out for validation. */
  public TrainingPlan withLimit(int limit) {
    TrainingPlan limited = withData(data.withLimit(limit));
    int validationImages = selection.validationImages();
    return limit == 0
        ? limited
        : limited.withValidationImages(Math.min(validationImages, limit / 10));
  }

  public TrainingPlan withEpochs(int epochs) {
    return withOptimization(optimization.withEpochs(epochs));
  }

  public TrainingPlan withBatchSize(int batchSize) {
    return withOptimization(optimization.withBatchSize(batchSize));
  }

  public TrainingPlan withOptimizer(OptimizerSpec optimizer) {
    return withOptimization(optimization.withOptimizer(optimizer));
  }

  /** Keeps the optimizer and changes its learning rate. */
  public TrainingPlan withLearningRate(double learningRate) {
    return withOptimizer(optimization.optimizer().withLearningRate(learningRate));
  }

  public TrainingPlan withSchedule(Schedule schedule) {
    return withOptimization(optimization.withSchedule(schedule));
  }

  /** Trains only the dense layers and the dropout before them; the layers before keep theirs. */
  public TrainingPlan withFrozenConvolutions() {
    int first = OodFeatures.firstDenseLayer(network);
    while (first > 0 && network.layers().get(first - 1) instanceof LayerSpec.Dropout) {
      first--;
    }
    return withOptimization(optimization.withFrozenLayers(first));
  }

  public TrainingPlan withValidationImages(int images) {
    return withSelection(selection.withValidationImages(images));
  }
}
