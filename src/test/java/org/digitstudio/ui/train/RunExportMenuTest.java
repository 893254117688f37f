package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.Fx;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run leaves the program by the menu of the list of runs. */
class RunExportMenuTest extends TrainFixture {
  @TempDir Path folder;

  @BeforeEach
  void trainOnce() {
    train(2, 1);
    press("train-tab-runs");
  }

  private MenuItem item(String id) {
    return find("train-runs-more", MenuButton.class).getItems().stream()
        .filter(item -> id.equals(item.getId()))
        .findFirst()
        .orElseThrow();
  }

  private void export(String id, Optional<Path> file) {
    chosen = file;
    MenuItem item = item(id);
    assertThat(item.isDisable()).isFalse();
    Fx.run(item::fire);
  }

  @ParameterizedTest
  @CsvSource({
    "train-export-dl4j, Run.java, NeuralNetConfiguration",
    "train-export-keras, run.py, keras.Sequential",
    "train-export-pytorch, run.py, from torch import nn"
  })
  void aRunIsExportedAsAProgram(String item, String name, String word) throws IOException {
    Path file = folder.resolve(name);

    export(item, Optional.of(file));

    Fx.await(() -> !navigator.notices.isEmpty() && Files.exists(file));
    assertThat(Files.readString(file)).contains(word);
    assertThat(navigator.notices.getLast()).contains(name);
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void aRunIsExportedForTensorBoard() throws IOException {
    Path file = folder.resolve("events.out.tfevents.1.run");

    export("train-export-tensorboard", Optional.of(file));

    Fx.await(() -> navigator.notices.stream().anyMatch(text -> text.contains("events")));
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .contains("brain.Event:2");
  }

  @Test
  void aDialogThatIsCancelledAndAFolderThatIsLostChangeNothing() throws IOException {
    RunRecord before = runs.list().getFirst();
    int notices = navigator.notices.size();

    export("train-export-dl4j", Optional.empty());
    assertThat(navigator.notices).hasSize(notices);

    export("train-export-dl4j", Optional.of(folder.resolve("no-such-folder/Run.java")));
    Fx.await(() -> !navigator.errors.isEmpty());
    assertThat(navigator.errors.getLast()).contains("no-such-folder").doesNotContain("Exception");
    assertThat(runs.list()).containsExactly(before);
  }
}
