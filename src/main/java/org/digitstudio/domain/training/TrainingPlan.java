package org.digitstudio.domain.training;

import org.digitstudio.domain.Checks;
import org.digitstudio.domain.network.NetworkSpec;

/**
 * All that decides a training run: the same plan, data and thread count give the same bits.
 *
 * @param recipe its identifier: as-described, as-coded, fast, accurate, or the user's own
 * @param batch pictures a step
 * @param threads of the fused engine; part of the plan because sums are split by it
 * @param weightDecay decoupled (Loshchilov and Hutter 2019), on weights and not on biases
 * @param labelSmoothing the part of each target spread evenly over the ten digits
 * @param emaDecay of the moving average of the weights; 0 trains without one
 * @param validation how many training pictures are set aside, drawn by the seed, to choose the best
 *     epoch; 0 with {@code testAsValidation} off keeps the last epoch
 * @param testAsValidation the article's own habit: the test set is looked at after each epoch
 * @param limit uses only the first pictures of the training set; 0 uses all
 */
public record TrainingPlan(
    String recipe,
    NetworkSpec network,
    EngineKind engine,
    int epochs,
    int batch,
    long seed,
    int threads,
    OptimizerSpec optimizer,
    Schedule schedule,
    double weightDecay,
    double labelSmoothing,
    double emaDecay,
    Augmentation augmentation,
    int validation,
    boolean testAsValidation,
    int limit) {

  public TrainingPlan {
    Checks.range("Epochs", epochs, 1, 10_000);
    Checks.range("The batch", batch, 1, 10_000);
    Checks.range("Threads", threads, 1, 256);
    Checks.range("Validation pictures", validation, 0, 50_000);
    Checks.range("The limit", limit, 0, 10_000_000);
    if (!(optimizer.learningRate() > 0 && optimizer.learningRate() <= 10)) {
      throw new IllegalArgumentException("The learning rate lies above 0 and up to 10");
    }
  }
}
