package org.digitstudio.ui.draw;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.MemoryDrawing;
import org.digitstudio.ui.Studios.MemorySettings;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The Draw page in a real window, with a bundled model and My digits in a test folder. */
abstract class DrawFixture {
  private static final DigitDataset SOME_TRAINING = BundledMnist.training().take(500);
  private static final DigitDataset SOME_TEST = BundledMnist.test().take(500);

  @TempDir Path folder;
  final FxRobot robot = new FxRobot();
  final NotingNavigator navigator = new NotingNavigator();
  final MemorySettings settings = new MemorySettings();
  final MemoryDrawing drawing = new MemoryDrawing();
  final SharedState workspace;
  MyDigitsStore myDigits;
  DrawPage page;
  Stage stage;

  DrawFixture() {
    this("as-described");
  }

  /** Creates a fixture with another bundled model. */
  DrawFixture(String recipe) {
    workspace = Studios.workspace(recipe);
  }

  @BeforeEach
  void openDraw() {
    myDigits = Studios.myDigits(folder);
    stage = show(Theme.LIGHT, 960, 640);
  }

  @AfterEach
  void closeDraw() {
    Fx.close(stage);
  }

  final Stage show(Theme theme, double width, double height) {
    SynchronousRunner runner = new SynchronousRunner();
    Stage shown =
        Fx.show(
            theme,
            () -> {
              page =
                  Studios.draw(
                      workspace,
                      runner,
                      navigator,
                      new DrawPage.Stores(myDigits, drawing, settings),
                      new DrawPage.Sets(() -> SOME_TRAINING, () -> SOME_TEST));
              return page.view();
            },
            width,
            height);
    Fx.run(page::shown);
    return shown;
  }

  final void reopen(Theme theme, double width, double height) {
    Fx.close(stage);
    stage = show(theme, width, height);
  }

  final <T extends Node> T find(String id, Class<T> kind) {
    return kind.cast(Fx.find(stage, id));
  }

  /** Returns the digit or number that is shown; fails if there is none. */
  final String answer() {
    if (!Fx.find(stage, ".answer-side").isVisible()) {
      throw new AssertionError("no answer is shown");
    }
    return Fx.call(() -> find("#answer", Label.class).getText());
  }

  final String sentence() {
    return Fx.call(() -> find("#answer-words", Label.class).getText());
  }

  final boolean isBlank() {
    return Fx.call(() -> page.model().sheet().get().isBlank())
        && Fx.find(stage, ".samples").isVisible();
  }

  final void draw(double[][] points) {
    new Pointer(robot).draw(stage, points);
  }

  final Node canvas() {
    return Fx.find(stage, "#canvas");
  }

  final Transfer transfer() {
    return page.transfer();
  }
}
