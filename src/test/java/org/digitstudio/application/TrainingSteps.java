package org.digitstudio.application;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.digitstudio.domain.EpochRecord;
import org.digitstudio.domain.Optimizer;
import org.digitstudio.domain.RunRecord;
import org.digitstudio.domain.TrainingPlan;

/** Small steps that the tests of training share. */
final class TrainingSteps {
  private TrainingSteps() {}

  static TrainingPlan rate(TrainingPlan plan, double rate) {
    return PlanEditor.of(plan).optimizer(new Optimizer.Sgd(rate, 0.9)).build();
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
