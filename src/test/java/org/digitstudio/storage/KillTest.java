package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Kills a training program with SIGKILL and resumes what it left. */
class KillTest {
  @TempDir Path home;

  /**
   * The first two steps write the record. Then each epoch has eight: the record, five pieces of the
   * checkpoint, the move of the checkpoint before it, and the move of the new one.
   */
  @ParameterizedTest(name = "killed at {0} {1}, it resumes after epoch {2}")
  @CsvSource({
    "batch, 3, 0",
    "batch, 25, 2",
    "step, 3, 0",
    "step, 5, 0",
    "step, 11, 1",
    "step, 14, 1",
    "step, 17, 1",
    "step, 18, 2"
  })
  void aKilledRunResumesToTheSameBits(String moment, int count, int epochsKept) throws Exception {
    killAt(moment, count);

    FolderRunStore runs = new FolderRunStore(home);
    RunRecord interrupted = runs.list().getFirst();
    assertThat(interrupted.status()).isEqualTo(RunStatus.INTERRUPTED);
    try (RunStore.Lease lease = runs.acquire(interrupted.id())) {
      Optional<Checkpoint> checkpoint = lease.loadCheckpoint(interrupted.plan());
      assertThat(checkpoint.map(c -> c.state().epoch()).orElse(0)).isEqualTo(epochsKept);
      assertThat(home.resolve(interrupted.id()))
          .isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
    }
    resumesToTheSameBits(runs, interrupted);
  }

  /** Every step of writing from the first record on, and every batch. */
  static Stream<Arguments> everyMoment() {
    return Stream.concat(
        IntStream.rangeClosed(2, 34).mapToObj(count -> Arguments.of("step", count)),
        IntStream.rangeClosed(1, 48).mapToObj(count -> Arguments.of("batch", count)));
  }

  @ParameterizedTest(name = "killed at {0} {1}")
  @MethodSource("everyMoment")
  @EnabledIfSystemProperty(named = "digitstudio.campaign.minutes", matches = "[1-9].*")
  void aRunKilledAtAnyMomentResumesToTheSameBits(String moment, int count) throws Exception {
    killAt(moment, count);

    FolderRunStore runs = new FolderRunStore(home);
    resumesToTheSameBits(runs, runs.list().getFirst());
  }

  private static void resumesToTheSameBits(FolderRunStore runs, RunRecord interrupted)
      throws Exception {
    MemoryModels models = new MemoryModels();
    TrainingService service = new TrainingService(KilledRun.engines(), runs, models, Map.of());
    service.resume(interrupted, KilledRun.DATA, false, event -> {}).await();
    service
        .start(TrainingRequest.of("Unbroken", KilledRun.PLAN, KilledRun.DATA), event -> {})
        .await();

    RunRecord resumed = runs.load(interrupted.id());
    RunRecord unbroken = runs.list().getFirst();
    assertThat(resumed.status()).isEqualTo(RunStatus.FINISHED);
    assertThat(models.load(runs.modelFile(resumed.id())).parameters())
        .isEqualTo(models.load(runs.modelFile(unbroken.id())).parameters());
    assertThat(losses(resumed)).isEqualTo(losses(unbroken));
    assertThat(resumed.report()).isEqualTo(unbroken.report());
  }

  private void killAt(String moment, int count) throws Exception {
    Process child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                KilledRun.class.getName(),
                home.toString(),
                moment,
                String.valueOf(count))
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output =
        new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
      List<String> lines = output.lines().takeWhile(line -> !line.equals(KilledRun.READY)).toList();
      assertThat(child.isAlive()).as("the program waits to be killed: %s", lines).isTrue();
    } finally {
      child.destroyForcibly().waitFor();
    }
  }

  private static List<Double> losses(RunRecord run) {
    return run.curve().stream().map(EpochRecord::loss).toList();
  }
}
