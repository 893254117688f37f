package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.digitstudio.Sentences.refusal;
import static org.digitstudio.storage.StoredRuns.PLAN;
import static org.digitstudio.storage.StoredRuns.record;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.port.RunStore.Lease;
import org.digitstudio.domain.training.EpochSelection;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TestReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRunStoreTest {

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
    Lease lease = store.create(record("a", RunStatus.RUNNING));
    assertThat(store.list().getFirst().status()).isEqualTo(RunStatus.RUNNING);
    lease.close();
    assertThat(store.list().getFirst().status()).isEqualTo(RunStatus.INTERRUPTED);
  }

  @Test
  void aRunUnderWayIsNeitherAcquiredNorDeletedNorRenamed() throws Exception {
    String inUse = "The run “a” is being trained: stop it or wait until it ends.";
    try (Lease _ = store.create(record("a", RunStatus.RUNNING))) {
      assertThat(refusal(() -> store.acquire("a"))).isEqualTo(inUse);
      assertThat(refusal(() -> store.delete("a"))).isEqualTo(inUse);
      assertThat(refusal(() -> store.rename("a", "b"))).isEqualTo(inUse);
      FolderRunStore other = new FolderRunStore(home.resolve("runs"));
      assertThat(refusal(() -> other.acquire("a"))).isEqualTo(inUse);
      assertThat(refusal(() -> store.acquire("a"))).isEqualTo(inUse);
    }
    store.delete("a");
    assertThat(store.list()).isEmpty();
    assertThat(home.resolve("runs/a")).doesNotExist();
  }

  @Test
  void whatAProgramLeftThatDiedWhileItMadeARunIsClearedByTheNextOne() throws Exception {
    Path empty = Files.createDirectories(home.resolve("runs/empty"));
    Path half = Files.createDirectories(home.resolve("runs/half"));
    Path fresh = Files.createDirectories(home.resolve("runs/fresh"));
    Path somebodys = Files.createDirectories(home.resolve("runs/somebodys"));
    Files.writeString(half.resolve("plan.json"), "{}");
    Files.writeString(half.resolve("run.json-12-ab.tmp"), "{");
    Files.writeString(somebodys.resolve("thesis.txt"), "x");
    for (Path old : List.of(empty, half, somebodys)) {
      Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
    }

    store.create(record("a", RunStatus.FINISHED)).close();

    assertThat(empty).doesNotExist();
    assertThat(half).doesNotExist();
    assertThat(fresh).as("perhaps being made at this moment").exists();
    assertThat(somebodys.resolve("thesis.txt")).exists();
    assertThat(store.list()).hasSize(1);
  }

  @Test
  void aRunIsRenamed() throws Exception {
    store.create(record("a", RunStatus.FINISHED)).close();
    store.rename("a", "Monday's class");
    assertThat(store.load("a").name()).isEqualTo("Monday's class");
    assertThat(refusal(() -> store.rename("a", " "))).contains("1 to 80 characters");
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
            "{\"format\":3}",
            "{\"format\":2,\"id\":7}",
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
  void listingRunsDisturbsNobodyWhoAcquiresOne() throws Exception {
    store.create(record("a", RunStatus.RUNNING)).close();
    AtomicBoolean done = new AtomicBoolean();
    Thread listing =
        Thread.ofPlatform()
            .start(
                () -> {
                  FolderRunStore other = new FolderRunStore(home.resolve("runs"));
                  while (!done.get()) {
                    assertThatCode(other::list).doesNotThrowAnyException();
                  }
                });
    try {
      for (int i = 0; i < 300; i++) {
        store.acquire("a").close();
      }
    } finally {
      done.set(true);
      listing.join();
    }
  }

  @Test
  void temporaryFilesOfKilledProgramsGoWithTheNextOwner() throws Exception {
    store.create(record("a", RunStatus.STOPPED)).close();
    Path folder = home.resolve("runs/a");
    for (String left : List.of("run.json-99-1a.tmp", "checkpoint.bin.tmp", "model.zip-1f.tmp")) {
      Files.writeString(folder.resolve(left), "half");
    }
    store.acquire("a").close();
    assertThat(folder).isDirectoryNotContaining(file -> file.toString().endsWith(".tmp"));
  }

  @Test
  void aRunOfVersionOneIsReadWithAllItsValues() throws Exception {
    Path folder = Files.createDirectories(home.resolve("runs/old"));
    for (String name : List.of("plan.json", "run.json", "checkpoint.bin")) {
      try (InputStream in = getClass().getResourceAsStream("version-1.0.0/run/" + name)) {
        Files.copy(in, folder.resolve(name));
      }
    }
    RunRecord run = store.load("old");
    assertThat(run.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(run.name()).isEqualTo("A run of 1.0.0");
    assertThat(run.plan().optimization().batchSize()).isEqualTo(20);
    assertThat(run.plan().selection()).isEqualTo(EpochSelection.bestOnValidation(40));
    assertThat(run.plan().data().augmentation().rotation()).isEqualTo(6);
    assertThat(run.plan().network().layers())
        .hasSize(7)
        .startsWith(
            new Convolution(4, 5, 5, 2, Padding.SAME, Activation.IDENTITY), new BatchNorm());
    assertThat(run.data().imageCount()).isEqualTo(200);
    assertThat(run.curve()).hasSize(2);
    assertThat(run.curve().get(1).learningRate()).isEqualTo(0.003);
    assertThat(run.curve().get(1).validation()).isPresent();
    assertThat(run.best()).isPresent();
    assertThat(run.timings().load()).isPositive();
    TestReport report = run.report().orElseThrow();
    assertThat(report.count()).isEqualTo(50);
    assertThat(report.worstMistakes().getFirst().label())
        .isNotEqualTo(report.worstMistakes().getFirst().predicted());
    try (Lease lease = store.acquire("old")) {
      assertThat(lease.loadCheckpoint(run.plan()).orElseThrow().state().epoch()).isEqualTo(2);
      lease.save(run);
      assertThat(lease.load()).isEqualTo(run);
    }
  }

  @Test
  void anIdNeverLeavesTheFolder() {
    for (String id : List.of("..", "../a", "a/b", "", "/etc")) {
      assertThat(refusal(() -> store.load(id))).startsWith("There is no run");
      assertThat(refusal(() -> store.delete(id))).startsWith("There is no run");
    }
  }

  @Test
  void runsAreExportedForOtherPrograms() throws Exception {
    RunRecord run = record("a", RunStatus.FINISHED).withName("=HYPERLINK(\"x\"), 1");
    new RunExport().exportCsv(List.of(run), home.resolve("out.csv"));
    List<String> lines = Files.readAllLines(home.resolve("out.csv"));
    assertThat(lines).hasSize(3);
    assertThat(lines.getFirst()).startsWith("run,name,recipe").endsWith("train_s,evaluate_s");
    assertThat(lines.get(1))
        .isEqualTo(
            "a,\"'=HYPERLINK(\"\"x\"\"), 1\",\"linear\",dl4j,7,1,20,1,0.5,0.875,0.25,0.9375,,"
                + ",0.02,1.5,0.25");
    new RunExport().exportJson(List.of(run), home.resolve("out.json"));
    assertThat(Json.MAPPER.readTree(home.resolve("out.json").toFile()).get(0).get("plan"))
        .isEqualTo(Json.MAPPER.readTree(PlanJson.toTree(PLAN).toString()));
  }
}
