package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.domain.port.RunStore.Lease;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.PhaseTimings;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRunStoreTest {
  private static final TrainingPlan PLAN = LinearEngine.plan(3, 100, 0);
  private static final int PARAMETERS = PLAN.network().parameterCount();

  @TempDir Path home;
  private FolderRunStore store;

  @BeforeEach
  void makeStore() {
    store = new FolderRunStore(home.resolve("runs"));
  }

  @Test
  void whatIsSavedIsListedAgainWithEveryDigit() throws Exception {
    RunRecord run = record("a", RunStatus.FINISHED);
    store.create(run).close();
    assertThat(new FolderRunStore(home.resolve("runs")).list()).containsExactly(run);
  }

  @Test
  void aRunWhoseProgramDiedIsListedAsInterrupted() throws Exception {
    Lease hold = store.create(record("a", RunStatus.RUNNING));
    assertThat(store.list().getFirst().status()).isEqualTo(RunStatus.RUNNING);
    hold.close();
    assertThat(store.list().getFirst().status()).isEqualTo(RunStatus.INTERRUPTED);
  }

  @Test
  void aRunUnderWayIsNeitherTakenNorDeleted() throws Exception {
    try (Lease _ = store.create(record("a", RunStatus.RUNNING))) {
      assertThatThrownBy(() -> store.acquire("a")).hasMessageContaining("under way");
      assertThatThrownBy(() -> store.delete("a")).hasMessageContaining("under way");
    }
    store.delete("a");
    assertThat(store.list()).isEmpty();
    assertThat(home.resolve("runs/a")).doesNotExist();
  }

  @Test
  void aRunIsRenamed() throws Exception {
    store.create(record("a", RunStatus.FINISHED)).close();
    store.rename("a", "Monday's class");
    assertThat(store.load("a").name()).isEqualTo("Monday's class");
    assertThatThrownBy(() -> store.rename("a", " ")).hasMessageContaining("1 to 80");
  }

  @Test
  void aCheckpointComesBackBitForBit() throws Exception {
    store.create(record("a", RunStatus.STOPPED)).close();
    Checkpoint checkpoint = checkpoint(2, 0.5f);
    store.saveCheckpoint("a", checkpoint);
    Checkpoint read = store.loadCheckpoint("a", PLAN).orElseThrow();
    assertThat(read.state().epoch()).isEqualTo(2);
    assertThat(read.state().step()).isEqualTo(60);
    assertThat(read.state().parameters()).isEqualTo(checkpoint.state().parameters());
    assertThat(read.state().optimizer()).isEqualTo(checkpoint.state().optimizer());
    assertThat(read.state().average()).isEmpty();
    assertThat(read.best()).isEqualTo(checkpoint.best());
  }

  @Test
  void aDamagedCheckpointGivesWayToTheOneBefore() throws Exception {
    store.create(record("a", RunStatus.STOPPED)).close();
    store.saveCheckpoint("a", checkpoint(1, 1));
    store.saveCheckpoint("a", checkpoint(2, 2));
    Path newest = home.resolve("runs/a/checkpoint.bin");
    byte[] bytes = Files.readAllBytes(newest);
    bytes[bytes.length / 2] ^= 1;
    Files.write(newest, bytes);
    assertThat(store.loadCheckpoint("a", PLAN).orElseThrow().state().epoch()).isEqualTo(1);
  }

  @Test
  void everyHostileCheckpointIsRefused() throws Exception {
    store.create(record("a", RunStatus.STOPPED)).close();
    store.saveCheckpoint("a", checkpoint(2, 2));
    Path file = home.resolve("runs/a/checkpoint.bin");
    byte[] good = Files.readAllBytes(file);
    List<byte[]> hostile =
        List.of(
            new byte[0],
            Arrays.copyOf(good, 20),
            Arrays.copyOf(good, good.length - 1),
            Arrays.copyOf(good, good.length + 1),
            with(good, 0, 0xCAFEBABE),
            with(good, 4, 99),
            with(good, 8, -1),
            with(good, 20, 7),
            with(good, 24, Integer.MAX_VALUE),
            with(good, 28, Integer.MAX_VALUE),
            with(good, 28, -5),
            with(good, 36, 1));
    for (byte[] bytes : hostile) {
      Files.write(file, bytes);
      assertThatThrownBy(() -> store.loadCheckpoint("a", PLAN))
          .isInstanceOf(IOException.class)
          .hasMessage("The run's checkpoint is damaged; start the run anew.");
    }
  }

  @Test
  void aBrokenRecordIsLeftOutOfTheListAndTheOthersAreShown() throws Exception {
    store.create(record("a", RunStatus.FINISHED)).close();
    for (String broken :
        List.of(
            "",
            "[]",
            "{\"format\":1}",
            "{\"format\":2}",
            "[".repeat(100_000),
            "{\"format\":1,\"id\":{\"@class\":\"javax.script.ScriptEngineManager\"}}")) {
      store.create(record("b", RunStatus.FINISHED)).close();
      Files.writeString(home.resolve("runs/b/run.json"), broken);
      assertThat(store.list()).extracting(RunRecord::id).containsExactly("a");
      assertThatThrownBy(() -> store.load("b")).isInstanceOf(IOException.class);
      store.delete("b");
    }
  }

  @Test
  void anIdNeverLeavesTheFolder() {
    for (String id : List.of("..", "../a", "a/b", "", "/etc")) {
      assertThatThrownBy(() -> store.load(id)).hasMessageContaining("There is no run");
      assertThatThrownBy(() -> store.delete(id)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void runsAreExportedForOtherPrograms() throws Exception {
    RunRecord run = record("a", RunStatus.FINISHED).withName("=HYPERLINK(\"x\"), 1");
    store.exportCsv(List.of(run), home.resolve("out.csv"));
    List<String> lines = Files.readAllLines(home.resolve("out.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("run,name,recipe").endsWith("train_s,evaluate_s");
    assertThat(lines.get(1))
        .isEqualTo(
            "a,\"'=HYPERLINK(\"\"x\"\"), 1\",\"linear\",dl4j,7,1,20,1,0.5,0.875,0.25,0.9375,,"
                + ",0.02,1.5,0.25");
    store.exportJson(List.of(run), home.resolve("out.json"));
    assertThat(JsonFields.MAPPER.readTree(home.resolve("out.json").toFile()).get(0).get("plan"))
        .isEqualTo(JsonFields.MAPPER.readTree(PlanJson.toJson(PLAN).toString()));
  }

  private static byte[] with(byte[] bytes, int at, int value) {
    byte[] copy = bytes.clone();
    ByteBuffer.wrap(copy).putInt(at, value);
    return copy;
  }

  private static Checkpoint checkpoint(int epoch, float value) {
    float[] parameters = new float[PARAMETERS];
    float[] moments = new float[PARAMETERS];
    for (int i = 0; i < PARAMETERS; i++) {
      parameters[i] = value / (i + 3);
      moments[i] = -value / (i + 7);
    }
    return new Checkpoint(
        new TrainingState(epoch, epoch * 30L, parameters, moments, new float[0]),
        1,
        moments.clone());
  }

  private static RunRecord record(String id, RunStatus status) {
    int[][] confusion = new int[10][10];
    confusion[7][2] = 3;
    return new RunRecord(
        id,
        "A run",
        Instant.parse("2026-11-23T05:00:00.123Z"),
        status,
        PLAN,
        EngineKind.DL4J,
        "A note.",
        new RunRecord.DataInfo("made up", 500, 1L << 40, "", Map.of("ink", "a.jsonl")),
        Map.of("java", "25"),
        List.of(
            new EpochRecord(
                1,
                0.5,
                0.875,
                Optional.of(new Score(0.25, 0.9375)),
                Optional.empty(),
                0.02,
                1.5,
                0.25),
            new EpochRecord(
                2,
                0.1 + 0.2,
                1 / 3.0,
                Optional.empty(),
                Optional.of(new Score(1, 0)),
                0.02,
                1.5,
                0.25)),
        2,
        new PhaseTimings(0.1, 3, Double.NaN, 0.001),
        Optional.of(
            new TestReport(
                new Score(0.1, 0.97),
                confusion,
                List.of(new TestReport.Mistake(5, 7, 2, 0.9f)),
                new float[] {0.1f, 0, 0, 0, 0, 0, 0, 0.9f, 0, 0})));
  }
}
