package org.digitstudio.engine.fused;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.NetworkTrainer.BatchListener;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.simd.Kernels;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class AllocationTest {
  private static final DigitDataset DATA = BundledMnist.training().take(20);

  /** Uses the scalar kernels, because vectors are allocated as objects until code is compiled. */
  @Test
  void aBatchAllocatesNothing() {
    TrainingPlan plan = Recipes.plan(Recipes.AS_DESCRIBED, 1, 1).withBatchSize(10).withEpochs(100);
    try (FusedSession session = new FusedSession(plan, DATA, Optional.empty(), Kernels.scalar())) {
      for (int epoch = 0; epoch < 3; epoch++) {
        session.trainEpoch(BatchListener.NONE);
      }
      long before = allocated();
      session.trainEpoch(BatchListener.NONE);
      long one = allocated() - before;
      before = allocated();
      for (int epoch = 0; epoch < 10; epoch++) {
        session.trainEpoch(BatchListener.NONE);
      }
      long ten = allocated() - before;
      // Each epoch allocates a new order of the images and little else.
      assertThat(one).isLessThan(10_000);
      assertThat(ten).isLessThan(100_000);
    }
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
