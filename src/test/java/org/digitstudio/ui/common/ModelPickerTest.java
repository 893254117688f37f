package org.digitstudio.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.digitstudio.TestModels;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.application.reading.ModelChoice.OfFile;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

class ModelPickerTest {
  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final SynchronousRunner runner = new SynchronousRunner();
  private final List<String> failures = new ArrayList<>();
  private Optional<Path> chosenFile = Optional.empty();
  private ModelSwitch models;
  private ModelPicker picker;
  private Stage stage;

  @BeforeEach
  void showPicker() {
    stage =
        Fx.show(
            Theme.LIGHT,
            () -> {
              models =
                  new ModelSwitch(
                      Studios.library(),
                      FusedClassifier::new,
                      SharedState.blank(),
                      runner,
                      failure -> failures.add(FailureText.of(failure)));
              models.use(ModelLibrary.BUNDLED.getFirst());
              picker = ModelPicker.ofModelInUse(models, runner, new ChosenFile());
              StackPane root = new StackPane(picker);
              root.setMaxWidth(280);
              return root;
            },
            320,
            400);
  }

  @AfterEach
  void closeWindow() {
    Fx.close(stage);
  }

  @Test
  void aBundledModelInUseIsRecognizedAndListedOnce() {
    assertThat(shown()).isEqualTo("Accurate");
    Fx.run(picker::show);
    assertThat(listed()).containsExactly("Accurate", "As described", "Open a model file…");
  }

  @Test
  void choosingAModelUsesItOnceItHasLoaded() {
    robot.clickOn(picker).clickOn("As described");
    assertThat(models.inUse().get()).contains(ModelLibrary.BUNDLED.getLast());
    assertThat(shown()).isEqualTo("As described");
  }

  @Test
  void aModelFileIsUsedAndStaysInTheList() throws Exception {
    Path file = folder.resolve("friend.zip");
    ModelStore store = TestModels.store();
    store.save(store.bundled("as-described"), file);
    chosenFile = Optional.of(file);
    robot.clickOn(picker).clickOn("Open a model file…");
    assertThat(models.inUse().get()).contains(new OfFile(file));
    assertThat(shown()).isEqualTo("friend.zip");
    Fx.run(picker::show);
    assertThat(listed()).containsOnlyOnce("friend.zip");
  }

  @Test
  void aDamagedModelFileIsReportedAndThePickerShowsTheModelInUse() throws Exception {
    chosenFile = Optional.of(Files.writeString(folder.resolve("broken.zip"), "no model"));
    robot.clickOn(picker).clickOn("Open a model file…");
    assertThat(failures).singleElement().asString().contains("broken.zip");
    assertThat(shown()).isEqualTo("Accurate");
  }

  @Test
  void cancellingTheFileDialogChangesNothing() {
    robot.clickOn(picker).clickOn("Open a model file…");
    assertThat(shown()).isEqualTo("Accurate");
    assertThat(failures).isEmpty();
  }

  private String shown() {
    return Fx.call(() -> ((Label) picker.getButtonCell().lookup(".label")).getText());
  }

  private List<String> listed() {
    return Fx.call(
        () ->
            picker.getItems().stream()
                .map(
                    item ->
                        switch (item) {
                          case ModelPicker.Item.OfLibrary entry -> ModelNames.of(entry.choice());
                          case ModelPicker.Item.Special special -> special.name();
                          case ModelPicker.Item.OpenFile open -> "Open a model file…";
                        })
                .toList());
  }

  /** A file dialog that returns the file chosen by the test. */
  private final class ChosenFile implements FileDialogs {
    @Override
    public Optional<Path> open(Node over, String title, Kind... kinds) {
      return chosenFile;
    }

    @Override
    public Optional<Path> save(Node over, String title, String suggested, Kind... kinds) {
      return chosenFile;
    }
  }
}
