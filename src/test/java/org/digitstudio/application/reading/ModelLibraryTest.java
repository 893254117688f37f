package org.digitstudio.application.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.digitstudio.TestModels;
import org.digitstudio.application.HeldRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.ModelChoice.Bundled;
import org.digitstudio.application.reading.ModelChoice.OfFile;
import org.digitstudio.application.reading.ModelChoice.OfRun;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunStore.Lease;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.storage.FolderRunStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelLibraryTest {
  private static final Bundled DESCRIBED = new Bundled(Recipes.AS_DESCRIBED);

  @TempDir private Path folder;
  private final ModelStore models = TestModels.store();
  private FolderRunStore runs;
  private ModelLibrary library;

  @BeforeEach
  void open() {
    runs = new FolderRunStore(folder.resolve("runs"));
    library = new ModelLibrary(models, runs);
  }

  @Test
  void itListsBundledModelsTheUsersFinishedRunsAndTheFilesOpened() throws IOException {
    run("run-1", "My first", RunStatus.FINISHED, true);
    run("run-2", "Still training", RunStatus.RUNNING, true);
    run("run-3", "Failed early", RunStatus.FAILED, false);
    Path file = folder.resolve("friend.zip");
    models.save(models.bundled(Recipes.AS_DESCRIBED), file);
    library.load(new OfFile(file));
    assertThat(library.list())
        .containsExactly(
            new Bundled(Recipes.ACCURATE),
            DESCRIBED,
            new OfRun("run-1", "My first"),
            new OfFile(file));
  }

  @Test
  void eachChoiceLoads() throws IOException {
    run("run-1", "My first", RunStatus.STOPPED, true);
    for (ModelChoice choice : library.list()) {
      assertThat(library.load(choice).card().recipe()).isNotEmpty();
    }
  }

  @Test
  void aFileThatIsNotAModelIsNotListed() throws IOException {
    Path file = Files.writeString(folder.resolve("letter.zip"), "no model");
    assertThatThrownBy(() -> library.load(new OfFile(file))).isInstanceOf(IOException.class);
    assertThat(library.list()).doesNotContain(new OfFile(file));
  }

  @Test
  void theCommandLineFindsAModelByFileRecipeRunNameOrRunIdentifier() throws IOException {
    run("run-1", "My first", RunStatus.FINISHED, true);
    Path file = Files.createFile(folder.resolve("friend.digitmodel"));
    assertThat(library.find(file.toString())).contains(new OfFile(file));
    assertThat(library.find("as-described")).contains(DESCRIBED);
    assertThat(library.find("My first")).contains(new OfRun("run-1", "My first"));
    assertThat(library.find("run-1")).contains(new OfRun("run-1", "My first"));
    assertThat(library.find("nobody")).isEmpty();
  }

  @Test
  void ofTwoQuickChoicesOnlyTheLastIsUsedAndReported() {
    HeldRunner runner = new HeldRunner();
    SharedState workspace = SharedState.blank();
    ModelSwitch models =
        new ModelSwitch(library, FusedClassifier::new, workspace, runner, failure -> {});
    List<ModelChoice> announced = new ArrayList<>();
    ModelChoice first = new Bundled(Recipes.ACCURATE);
    models.use(first, loaded -> announced.add(first));
    models.use(DESCRIBED, loaded -> announced.add(DESCRIBED));
    assertThat(announced).as("before anything has loaded").isEmpty();
    runner.runAll();
    assertThat(announced).containsExactly(DESCRIBED);
    assertThat(models.inUse().get()).contains(DESCRIBED);
  }

  @Test
  void aChangeOfStrictnessReloadsTheModelInUse() {
    HeldRunner runner = new HeldRunner();
    SharedState workspace = SharedState.blank();
    ModelSwitch models =
        new ModelSwitch(library, FusedClassifier::new, workspace, runner, failure -> {});
    models.use(new Bundled(Recipes.ACCURATE));
    runner.runAll();
    models.use(Strictness.STRICT);
    runner.runAll();
    assertThat(
            workspace.classifier().get().orElseThrow().model().card().calibration().orElseThrow())
        .extracting(Calibration::strictness)
        .isEqualTo(Strictness.STRICT);
  }

  @Test
  void aModelThatCannotBeLoadedIsReportedAndThePreviousOneStaysInUse() {
    HeldRunner runner = new HeldRunner();
    List<Throwable> failures = new ArrayList<>();
    ModelSwitch models =
        new ModelSwitch(library, FusedClassifier::new, SharedState.blank(), runner, failures::add);
    models.use(DESCRIBED);
    models.use(new OfFile(folder.resolve("gone.zip")), loaded -> failures.clear());
    runner.runAll();
    assertThat(failures).hasSize(1);
    assertThat(models.inUse().get()).as("the first choice was superseded").isEmpty();
    models.use(DESCRIBED);
    runner.runAll();
    models.use(new OfFile(folder.resolve("gone.zip")));
    runner.runAll();
    assertThat(models.inUse().get()).contains(DESCRIBED);
  }

  private void run(String id, String name, RunStatus status, boolean withModel) throws IOException {
    TrainingPlan plan = Recipes.plan(Recipes.AS_DESCRIBED, 1, 1);
    RunRecord record =
        new RunRecord(
            id,
            name,
            Instant.EPOCH,
            plan,
            new RunRecord.Setup(
                EngineKind.FUSED,
                new RunRecord.DataInfo("made up", 1, 1, "", ClassNames.DIGITS, Map.of()),
                Map.of()),
            status,
            "",
            RunRecord.Progress.NONE);
    Lease hold = runs.create(record);
    if (status != RunStatus.RUNNING) {
      hold.close();
    }
    if (withModel) {
      models.save(models.bundled(Recipes.AS_DESCRIBED), runs.modelFile(id));
    }
  }
}
