package org.digitstudio.application.training;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPlan;

/** Small steps that the tests of training share. */
final class TrainingSteps {
  private TrainingSteps() {}

  static TrainingPlan rate(TrainingPlan plan, double rate) {
    return plan.withOptimizer(new OptimizerSpec.Sgd(rate, 0.9));
  }

  static List<Double> losses(RunRecord run) {
    return run.curve().stream().map(EpochRecord::loss).toList();
  }

  static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
