package org.digitstudio.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.digitstudio.TestModels;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.Threshold;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.FolderRunStore;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.MemoryDrawing;
import org.digitstudio.ui.Studios.MemorySettings;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.draw.DrawPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The setting of how readily the program answers "not sure", from the dialog to the answer. */
class StrictnessTest {
  /** Refuses everything when strict and nothing when trusting. */
  private static final Calibration CALIBRATION =
      new Calibration(
          3f,
          new float[0][],
          Map.of(
              Strictness.STRICT, new Threshold(1f, Optional.empty()),
              Strictness.BALANCED, new Threshold(0f, Optional.empty()),
              Strictness.TRUSTING, new Threshold(0f, Optional.empty())));

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final MemorySettings settings = new MemorySettings();
  private final SharedState state = SharedState.blank();
  private Stage stage;

  @BeforeEach
  void open() {
    SynchronousRunner runner = new SynchronousRunner();
    NotingNavigator navigator = new NotingNavigator();
    ModelSwitch models =
        new ModelSwitch(
            new ModelLibrary(new CalibratedModels(), new FolderRunStore(folder)),
            FusedClassifier::new,
            state,
            runner,
            navigator::showFailure);
    stage = Fx.call(() -> show(models, runner, navigator));
    Fx.run(() -> models.use(ModelLibrary.BUNDLED.getFirst()));
    Fx.awaitFrame();
  }

  private Stage show(ModelSwitch models, SynchronousRunner runner, Navigator navigator) {
    Map<PageId, Supplier<Page>> pages = new EnumMap<>(PageId.class);
    pages.put(
        PageId.DRAW,
        () ->
            Studios.draw(
                models,
                state,
                runner,
                navigator,
                new DrawPage.Stores(Studios.myDigits(folder), new MemoryDrawing(), settings),
                new DrawPage.Sets(
                    () -> BundledMnist.training().take(10), () -> BundledMnist.test().take(10))));
    Stage made = new Stage();
    new MainWindow(
            made,
            settings,
            pages,
            Map.of(),
            new MainWindow.Refusals(() -> Optional.of(CALIBRATION), models::use),
            "1.0")
        .show();
    return made;
  }

  @AfterEach
  void close() {
    Fx.run(() -> dialog().ifPresent(Window::hide));
    Fx.close(stage);
  }

  @Test
  void theSameDrawingIsReadOrRefusedAsTheSettingSays() {
    new Pointer(robot).draw(stage, Pointer.SEVEN);
    Fx.await(() -> words().contains("sure") && !words().contains("Not sure"));
    String read = words();
    choose(Strictness.STRICT);
    Fx.await(() -> !words().equals(read));
    assertThat(words()).contains("Not sure: 7 or");
    choose(Strictness.TRUSTING);
    Fx.await(() -> words().equals(read));
    assertThat(settings.load().strictness()).isEqualTo(Strictness.TRUSTING);
  }

  private void choose(Strictness level) {
    if (Fx.call(this::dialog).isEmpty()) {
      robot.clickOn("#shell-settings");
    }
    Window dialog = Fx.call(this::dialog).orElseThrow();
    String button = "#strictness-" + level.ordinal();
    Fx.run(() -> ((RadioButton) Fx.find(dialog, button)).fire());
  }

  private Optional<Window> dialog() {
    return Window.getWindows().stream()
        .filter(window -> window instanceof Stage other && other.getOwner() == stage)
        .findFirst();
  }

  private String words() {
    return Fx.call(() -> ((Label) Fx.find(stage, "#answer-words")).getText());
  }

  /** The bundled models with this test's calibration. */
  private static final class CalibratedModels implements ModelStore {
    private final ModelStore bundled = TestModels.store();

    @Override
    public Model bundled(String recipe) throws IOException {
      Model model = bundled.bundled("as-described");
      return model.withCard(model.card().withCalibration(CALIBRATION));
    }

    @Override
    public Model load(Path file) throws IOException {
      return bundled.load(file);
    }

    @Override
    public void save(Model model, Path file) throws IOException {
      bundled.save(model, file);
    }
  }
}
