package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.application.training.TrainingSteps.await;
import static org.digitstudio.application.training.TrainingSteps.rate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.digitstudio.application.Digits;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.Test;

/** Runs that fail, are damaged or belong to another program. */
class RunFaultsTest extends TrainingFixture {
  @Test
  void aFolderThatCannotBeWrittenIsReportedInASentence() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "in the way");
    TrainingService broken =
        new TrainingService(LinearEngine.engines(), new FolderRunStore(file), models, Map.of());
    broken.start(request("a", LinearEngine.plan(1, 0, 0)), events::add).await();
    assertThat(failure()).contains(file.toString()).doesNotContain("null", "Exception");
    assertThat(broken.current()).isEmpty();
  }

  @Test
  void aFinishedRunIsNotResumedAndStaysFinished() throws Exception {
    RunRecord finished = finish(LinearEngine.plan(2, 0, 0));
    service.resume(finished, Digits.trainingData(600, 200), false, events::add).await();
    assertThat(failure()).isEqualTo("The run “A run” is finished: there is nothing to resume.");
    assertThat(runs.load(finished.id())).isEqualTo(finished);
  }

  @Test
  void aRunThatAnotherProgramTrainsIsNotMarkedAsFailed() throws Exception {
    RunRecord stopped = stopAt(LinearEngine.plan(3, 0, 0), 2, true);
    try (RunStore.Lease _ = runs.acquire(stopped.id())) {
      service.resume(stopped, Digits.trainingData(600, 200), false, events::add).await();
    }
    assertThat(failure()).contains("is being trained");
    assertThat(runs.load(stopped.id())).isEqualTo(stopped);
  }

  /** A restored backup, or a system that wrote the two files in another order. */
  @Test
  void aRecordBehindItsCheckpointResumesToTheSameBits() throws Exception {
    TrainingPlan plan = rate(LinearEngine.plan(8, 100, 0), 0.3);
    RunRecord unbroken = finish(plan);
    RunRecord stopped = stopAt(plan, 6, true);
    int best = stopped.bestEpoch();
    assertThat(best).as("an epoch whose record gets lost").isGreaterThan(1).isLessThan(6);
    try (RunStore.Lease lease = runs.acquire(stopped.id())) {
      lease.save(stopped.withCurve(stopped.curve().subList(0, 1), 1));
    }
    service
        .resume(runs.load(stopped.id()), Digits.trainingData(600, 200), false, events::add)
        .await();
    RunRecord resumed = runs.load(stopped.id());
    assertThat(resumed.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(resumed.curve()).extracting(EpochRecord::epoch).containsExactly(1, 6, 7, 8);
    assertThat(resumed.bestEpoch()).isEqualTo(unbroken.bestEpoch());
    assertThat(model(resumed)).isEqualTo(model(unbroken));
    assertThat(resumed.report()).isEqualTo(unbroken.report());
  }

  @Test
  void aRunWhoseCheckpointIsGoneIsNotTrainedAgainOverItsModel() throws Exception {
    RunRecord stopped = stopAt(LinearEngine.plan(5, 100, 0), 4, false);
    try (RunStore.Lease lease = runs.acquire(stopped.id())) {
      lease.deleteCheckpoints();
    }
    float[] before = model(stopped);
    service.resume(stopped, Digits.trainingData(600, 200), false, events::add).await();
    assertThat(failure()).contains("its checkpoint is missing");
    assertThat(model(stopped)).isEqualTo(before);
  }

  @Test
  void aNameGivenDuringTrainingIsKept() throws Exception {
    CountDownLatch paused = new CountDownLatch(1);
    TrainingRun run =
        startPausingAt(LinearEngine.plan(3, 0, 0), batch -> batch.epoch() == 2, paused);
    await(paused);
    service.rename(run.id(), "Monday’s class");
    assertThat(run.name()).isEqualTo("Monday’s class");
    assertThat(runs.load(run.id()).name()).isEqualTo("Monday’s class");
    run.resume();
    while (!run.await(Duration.ofMillis(10))) {
      run.resume();
    }
    assertThat(runs.load(run.id()).name()).isEqualTo("Monday’s class");
    assertThat(models.load(runs.modelFile(run.id())).card().name()).isEqualTo("Monday’s class");
    service.rename(run.id(), "Afterwards");
    assertThat(runs.load(run.id()).name()).isEqualTo("Afterwards");
  }

  @Test
  void anErrorEndsTheRunWithALastEventAndTheNextRunStarts() throws Exception {
    for (Error error : List.of(new OutOfMemoryError("test"), new StackOverflowError())) {
      TrainingData broken =
          () -> {
            throw error;
          };
      service
          .start(TrainingRequest.of("a", LinearEngine.plan(1, 0, 0), broken), events::add)
          .await();
      assertThat(((TrainingEvent.Failed) events.getLast()).cause()).isSameAs(error);
      assertThat(service.current()).isEmpty();
    }
    assertThat(runs.list()).extracting(RunRecord::status).containsOnly(RunStatus.FAILED);
    finish(LinearEngine.plan(1, 0, 0));
  }

  @Test
  void aListenerThatFailsEndsNoRun() throws Exception {
    service
        .start(
            request("a", LinearEngine.plan(2, 0, 0)),
            event -> {
              throw new AssertionError("from a listener");
            })
        .await();
    assertThat(runs.list().getFirst().status()).isEqualTo(RunStatus.FINISHED);
  }
}
