package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.application.training.TrainingSteps.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A training service over a folder of its own, whose events are recorded. */
abstract class TrainingFixture {
  @TempDir Path home;

  final MemoryModels models = new MemoryModels();
  final List<TrainingEvent> events = new CopyOnWriteArrayList<>();
  FolderRunStore runs;
  TrainingService service;

  @BeforeEach
  void makeService() {
    runs = new FolderRunStore(home);
    service =
        new TrainingService(LinearEngine.engines(), runs, models, MachineInfo.describe("test"));
  }

  String failure() {
    assertThat(events.getLast()).isInstanceOf(TrainingEvent.Failed.class);
    return FailureText.of(((TrainingEvent.Failed) events.getLast()).cause());
  }

  Optional<Checkpoint> checkpoint(RunRecord run) throws Exception {
    try (RunStore.Lease lease = runs.acquire(run.id())) {
      return lease.loadCheckpoint(run.plan());
    }
  }

  RunRecord finish(TrainingPlan plan) throws Exception {
    events.clear();
    service.start(request("A run", plan), events::add).await();
    assertThat(events.getLast()).isInstanceOf(TrainingEvent.Finished.class);
    return ((TrainingEvent.Finished) events.getLast()).run();
  }

  RunRecord stopAt(TrainingPlan plan, int epoch, boolean atOnce) throws Exception {
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

  TrainingRun startPausingAt(
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

  static TrainingRequest request(String name, TrainingPlan plan) {
    return TrainingRequest.of(name, plan, Digits.trainingData(600, 200));
  }

  float[] model(RunRecord run) throws Exception {
    return models.load(runs.modelFile(run.id())).parameters();
  }

  <T extends TrainingEvent> Stream<T> all(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast);
  }
}
