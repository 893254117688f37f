package org.digitstudio.ui.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import org.digitstudio.TestModels;
import org.digitstudio.application.Digits;
import org.digitstudio.application.MemoryModels;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.MachineInfo;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.FolderRunStore;
import org.digitstudio.storage.RunExport;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.train.model.RunViewModel;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.widgets.RunActions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Train page in a window of its own, with a fast engine unless a test asks for the real one.
 */
abstract class TrainFixture {
  @TempDir Path home;

  final NotingNavigator navigator = new NotingNavigator();
  final SharedState workspace = SharedState.blank();
  final MemoryModels models = new MemoryModels();
  final MemoryMyDigits myDigits = new MemoryMyDigits();
  FolderRunStore runs;
  TrainPage page;

  /** The file that the user chooses in a dialog; none when the user cancels. */
  Optional<Path> chosen = Optional.empty();

  javafx.stage.Stage window;
  TrainingEngines engines = LinearEngine.enginesForAnyNetwork();
  TrainingData trainingData = Digits.trainingData(2_000, 400);

  @BeforeEach
  void open() {
    runs = new FolderRunStore(home);
    window = open(Theme.LIGHT, 1104, 780);
  }

  javafx.stage.Stage open(Theme theme, double width, double height) {
    page =
        Fx.call(
            () -> {
              TrainingService service =
                  new TrainingService(engines, runs, models, MachineInfo.describe("1.0.0"));
              TrainViewModel model =
                  new TrainViewModel(
                      service,
                      new RunLibrary(runs, models, new RunExport(), service),
                      models,
                      new TrainingDataSources(
                          trainingData, myDigits, TestModels.data(), images -> List.of()),
                      workspace,
                      navigator,
                      new FxRunner());
              return new TrainPage(
                  model,
                  new ChosenFiles(),
                  new RunActions.Exports(TestModels.runFormats(), AtomicFile.WRITER));
            });
    javafx.stage.Stage stage = Fx.show(theme, page::view, width, height);
    Fx.run(page::shown);
    return stage;
  }

  private final class ChosenFiles implements FileDialogs {
    @Override
    public Optional<Path> open(Node over, String title, Kind... kinds) {
      return chosen;
    }

    @Override
    public Optional<Path> save(Node over, String title, String suggested, Kind... kinds) {
      return chosen;
    }
  }

  @AfterEach
  void close() {
    Fx.run(() -> page.model().abandon());
    // A run that still writes would keep its folder from being deleted.
    Fx.await(() -> !page.model().isRunning());
    Fx.close(window);
  }

  /** Uses the fused engine and MNIST, like the program. */
  void useFusedEngineAndMnist() {
    Fx.close(window);
    engines =
        new TrainingEngines(
            Map.of(
                EngineKind.FUSED,
                new TrainingEngines.Engine(new FusedTrainer(), FusedClassifier::new)));
    trainingData =
        () -> new TrainingData.Datasets(BundledMnist.training(), BundledMnist.test(), "");
    window = open(Theme.LIGHT, 1104, 780);
    Fx.await(() -> page.model().test().get().isPresent());
  }

  /** Writes a screenshot of the whole right pane, including the parts scrolled out of view. */
  void screenshotOfRightPane(String name) throws Exception {
    Node page = Fx.find(window, ".run-pane");
    Image picture = Fx.call(() -> PictureFiles.photograph(page));
    PictureFiles.write(picture, Fx.SCREENS.resolve(name + ".png"));
  }

  void train(int epochs, long seed) {
    press("train-tab-plan");
    type("train-epochs", Integer.toString(epochs));
    type("train-batch", "20");
    type("train-learning-rate", "0.01");
    type("train-seed", Long.toString(seed));
    type("train-validation", "500");
    int before = Fx.call(() -> page.model().runs().all().size());
    press("train-start");
    Fx.await(() -> run().state().get() == RunState.DONE);
    Fx.await(() -> page.model().runs().all().size() == before + 1);
  }

  /** Selects a run's check box, so that its curves are compared. */
  void compare(RunRecord record) {
    Fx.run(() -> page.model().runs().compared().add(record.id()));
  }

  @SuppressWarnings("unchecked")
  TableView<RunRecord> table() {
    return (TableView<RunRecord>) Fx.find(window, "#train-runs");
  }

  RunViewModel run() {
    return page.model().shown();
  }

  <N extends Node> N find(String id, Class<N> type) {
    return type.cast(Fx.find(window, "#" + id));
  }

  void type(String id, String text) {
    TextField field = find(id, TextField.class);
    Fx.run(() -> field.setText(text));
  }

  void press(String id) {
    ButtonBase button = find(id, ButtonBase.class);
    Fx.await(() -> button.isVisible() && !button.isDisabled());
    Fx.run(button::fire);
  }

  String text(String id) {
    Label label = find(id, Label.class);
    return Fx.call(label::getText);
  }
}
