package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.shell.PageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Drives the complete program: the real window, real files and the bundled models. */
class WindowTest {
  private static final String HOME = "digitstudio.home";

  @TempDir private Path home;
  private final FxRobot robot = new FxRobot();
  private DigitStudio program;
  private Stage stage;

  @BeforeEach
  void open() {
    System.setProperty(HOME, home.toString());
    program = Fx.call(DigitStudio::new);
    stage = start(program);
  }

  @AfterEach
  void close() {
    Fx.close(stage);
    program.stop();
    System.clearProperty(HOME);
  }

  @Test
  void aDrawnSevenIsRecognized() {
    drawSeven();
    Fx.await(() -> prediction().equals("7"));
    assertThat(Fx.call(() -> find("#answer-words", Label.class).getText())).contains("sure");
  }

  @Test
  void everyPageOpensByKeyboardAndTheLastOneIsRemembered() {
    drawSeven();
    Fx.await(() -> prediction().equals("7"));
    for (PageId page : PageId.values()) {
      robot.push(KeyCode.CONTROL, page.key());
      Fx.await(() -> find("#go-" + page.id(), ToggleButton.class).isSelected());
      if (page == PageId.INSIDE) {
        Fx.await(() -> Fx.find(stage, "#overview") != null);
      }
      Fx.screenshot(stage, "window-" + page.id(), Theme.LIGHT);
    }
    program.stop();
    assertThat(home.resolve("settings.json")).content().contains(PageId.INSIDE.id());
  }

  @Test
  void theOverviewFollowsADrawingOnItsPad() {
    robot.push(KeyCode.CONTROL, PageId.INSIDE.key());
    Fx.await(() -> Fx.find(stage, "#pad-canvas") != null);
    new Pointer(robot).draw(stage, "#pad-canvas", Pointer.SEVEN);
    Fx.await(this::insideShowsASeven);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Fx.await(() -> !insideShowsASeven());
    assertThat(Fx.find(stage, "#overview")).as("the blank page's network").isNotNull();
    robot.push(KeyCode.CONTROL, KeyCode.Y);
    Fx.await(this::insideShowsASeven);
    Fx.run(() -> Fx.find(stage, "#overview").requestFocus());
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    Fx.await(() -> !insideShowsASeven());
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    Fx.await(this::insideShowsASeven);
    Fx.screenshot(stage, "window-inside-pad", Theme.LIGHT);
  }

  private boolean insideShowsASeven() {
    return Fx.find(stage, "#inside-prediction") instanceof Label prediction
        && prediction.getText().startsWith("Prediction: 7");
  }

  @Test
  void theThemeCanBeChangedAndIsRemembered() {
    assertThat(isDark()).isFalse();
    robot.clickOn("#shell-look");
    assertThat(isDark()).isTrue();
    program.stop();
    assertThat(home.resolve("settings.json")).content().containsIgnoringCase("dark");
  }

  @Test
  void aSecondWindowOnTheSameDataFolderWarns() {
    DigitStudio second = Fx.call(DigitStudio::new);
    Stage other = start(second);
    Fx.await(
        () ->
            Fx.find(other, "#toast-message") instanceof Label label
                && label.getParent().isVisible()
                && !label.getText().isBlank());
    Fx.close(other);
    second.stop();
  }

  private <T extends Node> T find(String id, Class<T> kind) {
    return kind.cast(Fx.find(stage, id));
  }

  private boolean isDark() {
    return Fx.call(
        () ->
            stage.getScene().getRoot().getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals("dark")));
  }

  private String prediction() {
    return find("#answer", Label.class).getText();
  }

  private void drawSeven() {
    new Pointer(robot).draw(stage, Pointer.SEVEN);
  }

  private static Stage start(DigitStudio studio) {
    return Fx.call(
        () -> {
          Stage window = new Stage();
          studio.start(window);
          return window;
        });
  }
}
