package org.digitstudio.storage;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.digitstudio.application.Digits;
import org.digitstudio.application.LinearEngine;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.TrainingRequest;
import org.digitstudio.application.TrainingService;
import org.digitstudio.domain.TrainingEvent;
import org.digitstudio.domain.TrainingMaterial;
import org.digitstudio.domain.TrainingPlan;

/**
 * A program that trains and, at a named moment, says so on its output and waits to be killed.
 * Arguments: the runs' folder; {@code step N}, the Nth step of writing checkpoints, or {@code batch
 * N}, the Nth batch of the run.
 */
public final class KilledRun {
  static final String READY = "ready to be killed";
  static final TrainingPlan PLAN = LinearEngine.plan(4, 40, 0);
  static final TrainingMaterial MATERIAL = Digits.material(240, 50);

  private KilledRun() {}

  public static void main(String[] args) throws Exception {
    boolean atStep = args[1].equals("step");
    AtomicInteger countdown = new AtomicInteger(Integer.parseInt(args[2]));
    FolderRunStore runs =
        new FolderRunStore(Path.of(args[0]), atStep ? () -> waitAtZero(countdown) : () -> {});
    TrainingService service =
        new TrainingService(LinearEngine.engines(), runs, new MemoryModels(), java.util.Map.of());
    service
        .start(
            TrainingRequest.of("Killed", PLAN, MATERIAL),
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
