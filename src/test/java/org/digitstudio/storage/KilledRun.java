package org.digitstudio.storage;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.engine.simd.Kernels;

/**
 * A program that trains and, at a named moment, says so on its output and waits to be killed.
 * Arguments: the runs' folder; {@code step N}, the Nth step of writing records and checkpoints, or
 * {@code batch N}, the Nth batch of the run.
 */
public final class KilledRun {
  static final String READY = "ready to be killed";

  /** A plan with every state there is: dropout, moments, an average, augmented images. */
  static final TrainingPlan PLAN =
      LinearEngine.plan(4, 40, 0)
          .withNetwork(
              new NetworkSpec(
                  InputLayout.CHANNELS_FIRST,
                  List.of(
                      Convolution.linear(4, 5),
                      new BatchNorm(),
                      new Activate(Activation.RELU),
                      Pool.max2(),
                      new Dropout(0.2),
                      Dense.relu(16),
                      new Output())))
          .withOptimization(Optimization.adam(0.003, 4, 20).withEmaDecay(0.9))
          .withAugmentation(new Augmentation(1, 6, 0.06, 0.06, 0.3, 0.3, 0.1))
          .withThreads(2);

  static final TrainingData DATA = Digits.trainingData(240, 50);

  private KilledRun() {}

  /** The plain loops: they are warm at once, where vectors take a second. */
  static TrainingEngines engines() {
    return new TrainingEngines(
        Map.of(
            EngineKind.FUSED,
            new TrainingEngines.Engine(
                new FusedTrainer(Kernels.scalar()),
                model -> new FusedClassifier(model, Kernels.scalar()))));
  }

  public static void main(String[] args) throws Exception {
    boolean atStep = args[1].equals("step");
    AtomicInteger countdown = new AtomicInteger(Integer.parseInt(args[2]));
    FolderRunStore runs =
        new FolderRunStore(Path.of(args[0]), atStep ? () -> waitAtZero(countdown) : () -> {});
    TrainingService service = new TrainingService(engines(), runs, new MemoryModels(), Map.of());
    service
        .start(
            TrainingRequest.of("Killed", PLAN, DATA),
            event -> {
              if (!atStep && event instanceof TrainingEvent.Batch) {
                waitAtZero(countdown);
              }
            })
        .await();
  }

  private static void waitAtZero(AtomicInteger countdown) {
    if (countdown.decrementAndGet() == 0) {
      System.out.println(READY);
      System.out.flush();
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }
}
