package org.digitstudio.ui.data;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.digitstudio.TestModels;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.MemoryMyDigits;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.PredictionCache;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.shell.Navigator;

/** The Data page in a window of its own. */
final class DataFixture {
  /** Width of the page in the window's minimum size, 960 x 640, without the rail. */
  static final double MIN_WIDTH = 872;

  static final double MIN_HEIGHT = 640;

  final NotingNavigator noted = new NotingNavigator();
  final MemoryMyDigits myDigits = new MemoryMyDigits();
  final SharedState workspace;
  final BackgroundRunner runner;
  final DatasetService datasets;
  final DataPage page;
  private Optional<Stage> stage = Optional.empty();

  DataFixture(SharedState workspace, BackgroundRunner runner, List<Supplier<DigitDataset>> sets) {
    this(workspace, runner, sets, Optional.empty());
  }

  /**
   * @param navigator navigates to other pages; without one, requests are only recorded
   */
  DataFixture(
      SharedState workspace,
      BackgroundRunner runner,
      List<Supplier<DigitDataset>> sets,
      Optional<Navigator> navigator) {
    this.workspace = workspace;
    this.runner = runner;
    datasets =
        new DatasetService(
            workspace, runner, PredictionCache.NONE, TestModels.data(), myDigits, sets);
    page =
        Fx.call(
            () ->
                new DataPage(
                    new DataPage.Services(
                        datasets,
                        BundledMnist::doubtfulLabels,
                        AtomicFile.WRITER,
                        TestModels.dataWriter(),
                        TestModels.predictions()),
                    workspace,
                    runner,
                    navigator.orElse(noted)));
  }

  DataFixture open(Theme theme, double width, double height) {
    Stage window = Fx.show(theme, this::view, width, height);
    Fx.run(page::shown);
    Fx.awaitFrame();
    stage = Optional.of(window);
    return this;
  }

  private Parent view() {
    return page.view();
  }

  Stage stage() {
    return stage.orElseThrow();
  }

  void close() {
    stage.ifPresent(Fx::close);
  }

  <T extends Node> T find(String id, Class<T> kind) {
    return kind.cast(Fx.find(stage(), "#" + id));
  }

  String text(String id) {
    return Fx.call(() -> find(id, Labeled.class).getText());
  }

  void press(String id) {
    Fx.run(() -> find(id, ButtonBase.class).fire());
  }

  /** Returns the number of matching images shown above the wall. */
  int count() {
    return Integer.parseInt(text("pictureCount").split(" ")[0].replace(",", ""));
  }

  Path screenshot(String name, Theme theme) {
    return Fx.screenshot(stage(), "data-" + name, theme);
  }
}
