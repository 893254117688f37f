package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitstudio.application.training.TrainingSteps.await;
import static org.digitstudio.application.training.TrainingSteps.losses;
import static org.digitstudio.application.training.TrainingSteps.rate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPhase;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingServiceTest {
  @TempDir Path home;

  private final MemoryModels models = new MemoryModels();
  private final List<TrainingEvent> events = new CopyOnWriteArrayList<>();
  private FolderRunStore runs;
  private TrainingService service;

  @BeforeEach
  void makeService() {
    runs = new FolderRunStore(home);
    service =
        new TrainingService(LinearEngine.engines(), runs, models, MachineInfo.describe("test"));
  }

  @Test
  void aRunTellsItsStoryInOrderAndKeepsEverything() throws Exception {
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
    assertThat(runs.loadCheckpoint(run.id(), run.plan())).isEmpty();
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
  void withTheArticlesHabitTheTestSetChooses() throws Exception {
    TrainingPlan plan = PlanEditor.of(LinearEngine.plan(3, 0, 0)).testAsValidation(true).build();
    RunRecord run = finish(plan);
    assertThat(run.curve()).allMatch(epoch -> epoch.test().isPresent());
    assertThat(run.testAccuracy())
        .isEqualTo(
            run.curve().stream().map(e -> e.test().orElseThrow().accuracy()).max(Double::compare));
  }

  @Test
  void lookingAtTheTestSetEachEpochForTheReportDoesNotChooseByIt() throws Exception {
    RunRecord quiet = finish(rate(LinearEngine.plan(6, 100, 0), 0.3));
    TrainingRequest request =
        new TrainingRequest(
            "seen", quiet.plan(), Digits.material(600, 200), Optional.empty(), true);
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
        .isInstanceOf(TrainingBusyException.class)
        .hasMessageContaining("\"The first\" is still training");
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
    int before = events.size();
    long from = System.nanoTime();
    assertThat(run.await(Duration.ofMillis(400))).isFalse();
    assertThat(events).hasSize(before);
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
  void aStoppedRunKeepsItsBestModelAndGoesOnToTheSameBits() throws Exception {
    RunRecord unbroken = finish(LinearEngine.plan(5, 100, 0));
    RunRecord stopped = stopAt(LinearEngine.plan(5, 100, 0), 3, false);
    assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(stopped.curve()).hasSize(2);
    assertThat(stopped.testAccuracy()).isPresent();
    assertThat(model(stopped)).hasSize(7850);

    service.resume(stopped, Digits.material(600, 200), false, events::add).await();
    RunRecord whole = runs.load(stopped.id());
    assertThat(whole.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(model(whole)).isEqualTo(model(unbroken));
    assertThat(losses(whole)).isEqualTo(losses(unbroken));
    assertThat(whole.bestEpoch()).isEqualTo(unbroken.bestEpoch());
    assertThat(whole.report()).isEqualTo(unbroken.report());
  }

  @Test
  void anAbandonedRunGoesOnToTheSameBits() throws Exception {
    RunRecord abandoned = stopAt(LinearEngine.plan(4, 100, 0), 2, true);
    assertThat(abandoned.report()).isEmpty();
    service.resume(abandoned, Digits.material(600, 200), false, events::add).await();
    assertThat(model(runs.load(abandoned.id())))
        .isEqualTo(model(finish(LinearEngine.plan(4, 100, 0))));
  }

  @Test
  void aRunDoesNotGoOnWithOtherPictures() throws Exception {
    RunRecord stopped = stopAt(LinearEngine.plan(4, 100, 0), 2, true);
    service.resume(stopped, Digits.material(601, 200), false, events::add).await();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            TrainingEvent.Failed.class,
            failed -> assertThat(failed.message()).contains("not the ones it began with"));
  }

  @Test
  void aCheckpointHoldsTheBestAndTheLast() throws Exception {
    RunRecord stopped = stopAt(rate(LinearEngine.plan(8, 100, 0), 0.3), 8, true);
    Checkpoint checkpoint = runs.loadCheckpoint(stopped.id(), stopped.plan()).orElseThrow();
    assertThat(checkpoint.state().epoch()).isEqualTo(7);
    assertThat(checkpoint.bestEpoch()).isEqualTo(stopped.bestEpoch()).isLessThan(7);
    assertThat(checkpoint.best()).isNotEqualTo(checkpoint.state().parameters());
  }

  @Test
  void aLossThatIsNoNumberEndsTheRunWithAdvice() throws Exception {
    service.start(request("a", rate(LinearEngine.plan(2, 0, 0), 10)), events::add).await();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            TrainingEvent.Failed.class,
            failed ->
                assertThat(failed.message())
                    .contains("no longer a number in epoch 1")
                    .contains("learning rate of 10.0 is too high"));
    assertThat(runs.list().getFirst().status()).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void aModelIsTakenFurtherFromItsOwnWeights() throws Exception {
    RunRecord first = finish(LinearEngine.plan(3, 0, 0));
    TrainingRequest further =
        new TrainingRequest(
            "further",
            rate(LinearEngine.plan(1, 0, 0), 1e-9),
            Digits.material(600, 200),
            Optional.of(models.load(runs.modelFile(first.id()))),
            false);
    service.start(further, events::add).await();
    RunRecord second = runs.list().getFirst();
    assertThat(second.name()).isEqualTo("further");
    assertThat(second.testAccuracy()).isEqualTo(first.testAccuracy());
  }

  @Test
  void aFolderThatCannotBeWrittenIsToldInOneSentence() throws Exception {
    Path file = Files.writeString(home.resolve("file"), "in the way");
    TrainingService broken =
        new TrainingService(LinearEngine.engines(), new FolderRunStore(file), models, Map.of());
    broken.start(request("a", LinearEngine.plan(1, 0, 0)), events::add).await();
    assertThat(events.getLast())
        .isInstanceOfSatisfying(
            TrainingEvent.Failed.class,
            failed -> assertThat(failed.message()).contains("cannot be written"));
    assertThat(broken.current()).isEmpty();
  }

  private RunRecord finish(TrainingPlan plan) throws Exception {
    events.clear();
    service.start(request("A run", plan), events::add).await();
    assertThat(events.getLast()).isInstanceOf(TrainingEvent.Finished.class);
    return ((TrainingEvent.Finished) events.getLast()).run();
  }

  private RunRecord stopAt(TrainingPlan plan, int epoch, boolean atOnce) throws Exception {
    CountDownLatch paused = new CountDownLatch(1);
    TrainingRun run =
        startPausingAt(plan, batch -> batch.epoch() == epoch && batch.batch() == 2, paused);
    await(paused);
    if (atOnce) {
      run.abandon();
    } else {
      run.stop();
    }
    run.await();
    return runs.load(run.id());
  }

  private TrainingRun startPausingAt(
      TrainingPlan plan, Predicate<TrainingEvent.Batch> where, CountDownLatch paused) {
    TrainingRun[] handle = new TrainingRun[1];
    CountDownLatch known = new CountDownLatch(1);
    handle[0] =
        service.start(
            request("Paused", plan),
            event -> {
              events.add(event);
              if (event instanceof TrainingEvent.Batch batch && where.test(batch)) {
                await(known);
                handle[0].pause();
              } else if (event instanceof TrainingEvent.Paused p && p.paused()) {
                paused.countDown();
              }
            });
    known.countDown();
    return handle[0];
  }

  private static TrainingRequest request(String name, TrainingPlan plan) {
    return TrainingRequest.of(name, plan, Digits.material(600, 200));
  }

  private float[] model(RunRecord run) throws Exception {
    return models.load(runs.modelFile(run.id())).parameters();
  }

  private <T extends TrainingEvent> Stream<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }
}
