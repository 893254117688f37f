package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunHistory;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.WeightGrid;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunHistoryTest {
  private static final TrainingData DATA = Digits.trainingData(400, 100);
  private static final int BATCHES = 20;

  @TempDir private Path home;
  private FolderRunStore runs;
  private TrainingService service;

  @BeforeEach
  void makeService() {
    runs = new FolderRunStore(home);
    TrainingEngines engines =
        new TrainingEngines(
            Map.of(
                EngineKind.FUSED,
                new TrainingEngines.Engine(new FusedTrainer(), FusedClassifier::new)));
    service = new TrainingService(engines, runs, new MemoryModels(), Map.of());
  }

  @Test
  void aScrubbedMomentEqualsTheCheckpointOfThatMomentToTheBit() throws Exception {
    TrainingPlan plan = plan(Recipes.AS_CODED, 4);

    RunRecord run = trainUntil(plan, 2);

    assertThat(history(run).parameters(momentAfter(2, history(run)))).isEqualTo(lastWeights(run));
  }

  @Test
  void layersTooLargeToKeepToTheBitEqualTheCheckpointRoundedToTheGrid() throws Exception {
    TrainingPlan plan = plan(Recipes.AS_DESCRIBED, 3);

    RunRecord run = trainUntil(plan, 1);

    assertThat(history(run).parameters(momentAfter(1, history(run))))
        .isEqualTo(WeightGrid.round(NetworkSpec.asDescribed(), lastWeights(run)));
  }

  @Test
  void aResumedRunHasTheHistoryOfOneThatWasNeverStopped() throws Exception {
    TrainingPlan plan = plan(Recipes.AS_CODED, 3);
    RunRecord stopped = trainUntil(plan, 1);
    service.resume(stopped, DATA, false, event -> {}).await();
    RunHistory resumed = history(stopped);

    RunRecord whole = finish(plan);

    RunHistory direct = history(whole);
    assertThat(resumed.moments()).extracting(Moment::step).isEqualTo(steps(direct));
    assertThat(resumed.parameters(resumed.moments().size() - 1))
        .isEqualTo(direct.parameters(direct.moments().size() - 1));
    assertThat(resumed.batchCurve()).isEqualTo(direct.batchCurve());
  }

  @Test
  void theCurveHasThePointsOfEveryEpochAndTheFirstBatchIsAmongThem() throws Exception {
    RunRecord run = finish(plan(Recipes.AS_CODED, 2));

    List<BatchPoint> curve = history(run).batchCurve();

    assertThat(curve).hasSize(2 * BATCHES);
    assertThat(curve.getFirst().epochs()).isEqualTo(1.0 / BATCHES);
    assertThat(curve.getFirst().loss()).isBetween(1.5, 4.0);
    assertThat(curve).allMatch(point -> point.accuracy() >= 0 && point.accuracy() <= 1);
    assertThat(curve.getLast().epochs()).isEqualTo(2);
  }

  @Test
  void everySnapshotIsAnnouncedOnceItCanBeRead() throws Exception {
    List<Integer> readable = new CopyOnWriteArrayList<>();
    TrainingPlan plan = plan(Recipes.AS_CODED, 1);
    TrainingRequest request = TrainingRequest.of("run", plan, DATA);
    TrainingRun run =
        service.start(
            request,
            event -> {
              if (event instanceof TrainingEvent.Snapshot) {
                readable.add(sizeOfTheNewestHistory());
              }
            });
    run.await();

    for (int i = 0; i < readable.size(); i++) {
      assertThat(readable.get(i)).isEqualTo(i + 1);
    }
    assertThat(readable).hasSizeGreaterThan(8);
  }

  private int sizeOfTheNewestHistory() {
    try {
      return history(runs.list().getFirst()).moments().size();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static TrainingPlan plan(String recipe, int epochs) {
    TrainingPlan plan = Recipes.plan(recipe, 1, 2).withEpochs(epochs);
    return plan.withOptimization(plan.optimization().withBatchSize(400 / BATCHES));
  }

  private RunRecord trainUntil(TrainingPlan plan, int epoch) throws Exception {
    TrainingRun[] run = new TrainingRun[1];
    synchronized (run) {
      run[0] =
          service.start(
              TrainingRequest.of("run", plan, DATA),
              event -> {
                if (event instanceof TrainingEvent.Epoch done && done.epoch().epoch() == epoch) {
                  synchronized (run) {
                    run[0].stop();
                  }
                }
              });
    }
    run[0].await();
    return runs.load(run[0].id());
  }

  private RunRecord finish(TrainingPlan plan) throws Exception {
    TrainingRun run = service.start(TrainingRequest.of("run", plan, DATA), event -> {});
    run.await();
    return runs.load(run.id());
  }

  private RunHistory history(RunRecord run) throws IOException {
    return runs.histories().read(run.id(), run.plan().network()).orElseThrow();
  }

  private static List<Long> steps(RunHistory history) {
    return history.moments().stream().map(Moment::step).toList();
  }

  private static int momentAfter(int epochs, RunHistory history) {
    return history.moments().stream().map(Moment::epochs).toList().indexOf((double) epochs);
  }

  /** Returns the weights of the checkpoint after the last completed epoch. */
  private float[] lastWeights(RunRecord run) throws IOException {
    try (RunStore.Lease lease = runs.acquire(run.id())) {
      return lease.loadCheckpoint(run.plan()).orElseThrow().state().parameters();
    }
  }
}
