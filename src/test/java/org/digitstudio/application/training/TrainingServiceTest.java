package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitstudio.application.training.TrainingSteps.await;
import static org.digitstudio.application.training.TrainingSteps.losses;
import static org.digitstudio.application.training.TrainingSteps.rate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.digitstudio.application.Digits;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.EpochSelection;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.domain.training.TrainingPlan;
import org.junit.jupiter.api.Test;

class TrainingServiceTest extends TrainingFixture {
  @Test
  void aRunReportsItsEventsInOrderAndSavesEverything() throws Exception {
    RunRecord run = finish(LinearEngine.plan(4, 100, 0));

    assertThat(events.getFirst()).isInstanceOf(TrainingEvent.Phase.class);
    assertThat(events.get(1))
        .isInstanceOfSatisfying(
            TrainingEvent.Started.class,
            started -> {
              assertThat(started.trainingImages()).isEqualTo(500);
              assertThat(started.validationImages()).isEqualTo(100);
              assertThat(started.testImages()).isEqualTo(200);
            });
    assertThat(all(TrainingEvent.Batch.class)).hasSize(4 * 25);
    assertThat(all(TrainingEvent.Epoch.class)).hasSize(4);
    assertThat(all(TrainingEvent.Phase.class).map(TrainingEvent.Phase::phase))
        .containsExactly(TrainingPhase.values());
    assertThat(events.getLast()).isInstanceOf(TrainingEvent.Finished.class);

    assertThat(runs.list()).containsExactly(run);
    assertThat(run.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(run.versions()).containsKeys("java", "processor");
    assertThat(run.testAccuracy()).hasValueSatisfying(a -> assertThat(a).isGreaterThan(0.5));
    assertThat(run.report().orElseThrow().count()).isEqualTo(200);
    for (TrainingPhase phase : TrainingPhase.values()) {
      assertThat(run.timings().seconds(phase)).isPresent();
    }
    assertThat(models.load(runs.modelFile(run.id())).card().testAccuracy())
        .isEqualTo(run.testAccuracy());
    assertThat(checkpoint(run)).isEmpty();
  }

  @Test
  void theBestEpochByValidationIsTheModelAndNotTheLast() throws Exception {
    RunRecord run = finish(rate(LinearEngine.plan(8, 100, 0), 0.3));
    List<Score> scores = run.curve().stream().map(e -> e.validation().orElseThrow()).toList();
    for (int i = 0; i < scores.size(); i++) {
      if (i + 1 != run.bestEpoch()) {
        assertThat(scores.get(run.bestEpoch() - 1).isBetterThan(scores.get(i))).isTrue();
      }
    }
    assertThat(run.bestEpoch())
        .as("the plan is one whose last epoch is not the best")
        .isLessThan(8);
    assertThat(run.curve()).noneMatch(epoch -> epoch.test().isPresent());
  }

  @Test
  void byTheArticlesHabitTheTestSetSelectsTheEpoch() throws Exception {
    TrainingPlan plan = LinearEngine.plan(3, 0, 0).withSelection(EpochSelection.bestOnTestSet());
    RunRecord run = finish(plan);
    assertThat(run.curve()).allMatch(epoch -> epoch.test().isPresent());
    assertThat(run.testAccuracy())
        .isEqualTo(
            run.curve().stream().map(e -> e.test().orElseThrow().accuracy()).max(Double::compare));
  }

  @Test
  void evaluatingTheTestSetEachEpochDoesNotSelectByIt() throws Exception {
    RunRecord quiet = finish(rate(LinearEngine.plan(6, 100, 0), 0.3));
    TrainingRequest request =
        new TrainingRequest(
            "seen", quiet.plan(), Digits.trainingData(600, 200), Optional.empty(), true);
    service.start(request, events::add).await();
    RunRecord seen = runs.list().getFirst();
    assertThat(seen.curve()).allMatch(epoch -> epoch.test().isPresent());
    assertThat(seen.bestEpoch()).isEqualTo(quiet.bestEpoch());
    assertThat(model(seen)).isEqualTo(model(quiet));
  }

  @Test
  void aSecondRunIsRefusedWhileOneIsUnderWay() throws Exception {
    CountDownLatch release = new CountDownLatch(1);
    TrainingRun first =
        service.start(
            request("The first", LinearEngine.plan(1, 0, 0)),
            event -> {
              if (event instanceof TrainingEvent.Started) {
                await(release);
              }
            });
    assertThatThrownBy(() -> service.start(request("b", LinearEngine.plan(1, 0, 0)), event -> {}))
        .isInstanceOf(StudioException.class)
        .extracting(FailureText::of)
        .isEqualTo("“The first” is still being trained: stop it or wait until it ends.");
    release.countDown();
    first.await();
    service.start(request("c", LinearEngine.plan(1, 0, 0)), event -> {}).await();
    assertThat(runs.list()).hasSize(2);
  }

  @Test
  void aPausedRunWaitsAndThePauseIsNotCountedAsTraining() throws Exception {
    CountDownLatch paused = new CountDownLatch(1);
    TrainingRun run =
        startPausingAt(
            LinearEngine.plan(2, 0, 0), batch -> batch.epoch() == 1 && batch.batch() == 3, paused);
    await(paused);
    long before = all(TrainingEvent.Batch.class).count();
    long from = System.nanoTime();
    assertThat(run.await(Duration.ofMillis(400))).isFalse();
    assertThat(all(TrainingEvent.Batch.class)).hasSize((int) before);
    double waited = (System.nanoTime() - from) * 1e-9;
    run.resume();
    run.await();
    RunRecord done = runs.list().getFirst();
    double whole = (System.nanoTime() - from) * 1e-9;
    assertThat(done.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(done.timings().train()).isLessThan(whole - waited + 0.35);
    assertThat(model(done)).isEqualTo(model(finish(LinearEngine.plan(2, 0, 0))));
  }

  @Test
  void aStoppedRunKeepsItsBestModelAndResumesToTheSameBits() throws Exception {
    RunRecord unbroken = finish(LinearEngine.plan(5, 100, 0));
    RunRecord stopped = stopAt(LinearEngine.plan(5, 100, 0), 3, false);
    assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(stopped.curve()).hasSize(2);
    assertThat(stopped.testAccuracy()).isPresent();
    assertThat(model(stopped)).hasSize(7850);

    service.resume(stopped, Digits.trainingData(600, 200), false, events::add).await();
    RunRecord whole = runs.load(stopped.id());
    assertThat(whole.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(model(whole)).isEqualTo(model(unbroken));
    assertThat(losses(whole)).isEqualTo(losses(unbroken));
    assertThat(whole.bestEpoch()).isEqualTo(unbroken.bestEpoch());
    assertThat(whole.report()).isEqualTo(unbroken.report());
  }

  @Test
  void anAbandonedRunResumesToTheSameBits() throws Exception {
    RunRecord abandoned = stopAt(LinearEngine.plan(4, 100, 0), 2, true);
    assertThat(abandoned.report()).isEmpty();
    service.resume(abandoned, Digits.trainingData(600, 200), false, events::add).await();
    assertThat(model(runs.load(abandoned.id())))
        .isEqualTo(model(finish(LinearEngine.plan(4, 100, 0))));
  }

  @Test
  void aRunIsNotResumedWithOtherImages() throws Exception {
    RunRecord stopped = stopAt(LinearEngine.plan(4, 100, 0), 2, true);
    service.resume(stopped, Digits.trainingData(601, 200), false, events::add).await();
    assertThat(failure()).contains("its training images have changed");
  }

  @Test
  void aCheckpointHoldsTheBestAndTheLast() throws Exception {
    RunRecord stopped = stopAt(rate(LinearEngine.plan(8, 100, 0), 0.3), 8, true);
    Checkpoint checkpoint = checkpoint(stopped).orElseThrow();
    assertThat(checkpoint.state().epoch()).isEqualTo(7);
    assertThat(checkpoint.bestEpoch()).isEqualTo(stopped.bestEpoch()).isLessThan(7);
    assertThat(checkpoint.best()).isNotEqualTo(checkpoint.state().parameters());
  }

  @Test
  void anInfiniteLossEndsTheRunWithAdvice() throws Exception {
    service.start(request("a", rate(LinearEngine.plan(2, 0, 0), 10)), events::add).await();
    assertThat(failure())
        .startsWith("The loss became infinite in epoch 1: the learning rate 10 is too high");
    assertThat(runs.list().getFirst().status()).isEqualTo(RunStatus.FAILED);
    assertThat(runs.list().getFirst().note()).isEqualTo(failure());
  }

  @Test
  void aRunStartsFromTheWeightsOfAModel() throws Exception {
    RunRecord first = finish(LinearEngine.plan(3, 0, 0));
    TrainingRequest further =
        new TrainingRequest(
            "further",
            rate(LinearEngine.plan(1, 0, 0), 1e-9),
            Digits.trainingData(600, 200),
            Optional.of(models.load(runs.modelFile(first.id()))),
            false);
    service.start(further, events::add).await();
    RunRecord second = runs.list().getFirst();
    assertThat(second.name()).isEqualTo("further");
    assertThat(second.testAccuracy()).isEqualTo(first.testAccuracy());
  }
}
