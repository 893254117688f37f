package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.ink.Inks;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.MemorySettings;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The small canvas, in a window of its own as if on another page. */
class PadTest {
  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final SharedState workspace = Studios.workspace("as-described");
  private DrawPage page;
  private Stage stage;

  @BeforeEach
  void openPad() {
    stage =
        Fx.show(
            Theme.LIGHT,
            () -> {
              page =
                  Studios.draw(
                      workspace,
                      new SynchronousRunner(),
                      new NotingNavigator(),
                      Studios.myDigits(folder),
                      new MemorySettings(),
                      () -> BundledMnist.training().take(500),
                      () -> BundledMnist.test().take(500));
              return page.pad();
            },
            320,
            240);
  }

  @AfterEach
  void closePad() {
    Fx.close(stage);
  }

  @Test
  void aDrawingOnThePadAppearsInDrawAndIsRead() {
    new Pointer(robot).draw(stage, "#pad-canvas", Pointer.SEVEN);
    assertThat(page.model().sheet().get().drawing().strokes()).hasSize(1);
    assertThat(page.model().reading().get().number()).isEqualTo("7");
    assertThat(workspace.drawing().get().inkMass()).as("for Inside").isGreaterThan(20f);
  }

  @Test
  void insideReceivesTheInkWhileThePenIsStillDown() {
    Node paper = Fx.find(stage, "#pad-canvas");
    robot.moveTo(paper).press(MouseButton.PRIMARY).moveBy(40, 30);
    float begun = workspace.drawing().get().inkMass();
    robot.moveBy(-30, 30);
    float further = workspace.drawing().get().inkMass();
    robot.release(MouseButton.PRIMARY);
    assertThat(begun).isPositive();
    assertThat(further).isGreaterThan(begun);
  }

  @Test
  void theDrawingOfDrawCanBeUndoneOnThePad() {
    Fx.run(() -> page.model().load(Inks.seven()));
    assertThat(undo().isDisabled()).isFalse();
    Fx.run(() -> undo().fire());
    assertThat(page.model().sheet().get().isBlank()).isTrue();
    new Pointer(robot).draw(stage, "#pad-canvas", Pointer.SEVEN);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(page.model().sheet().get().isBlank()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    assertThat(page.model().sheet().get().isBlank()).isFalse();
    robot.push(KeyCode.DELETE);
    assertThat(workspace.drawing().get().isEmpty()).isTrue();
  }

  private Button undo() {
    return (Button) Fx.find(stage, "#pad-undo");
  }
}
