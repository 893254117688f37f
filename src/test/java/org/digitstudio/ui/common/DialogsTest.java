package org.digitstudio.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.DialogPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Dialogs.Confirmation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class DialogsTest {
  private static final Confirmation DELETE =
      new Confirmation("Delete this run?", "Its model and curves are lost.", "Delete", "Keep");

  private final FxRobot robot = new FxRobot();
  private Stage stage;

  @BeforeEach
  void showWindow() {
    stage = Fx.show(Theme.DARK, StackPane::new, 600, 400);
  }

  @AfterEach
  void closeWindow() {
    Fx.close(stage);
  }

  @Test
  void enterChangesNothing() throws Exception {
    CompletableFuture<Boolean> answer = ask();
    robot.push(KeyCode.ENTER);
    assertThat(answer.get()).isFalse();
  }

  @Test
  void escapeChangesNothing() throws Exception {
    CompletableFuture<Boolean> answer = ask();
    robot.push(KeyCode.ESCAPE);
    assertThat(answer.get()).isFalse();
  }

  @Test
  void aClickOnTheActionPerformsIt() throws Exception {
    CompletableFuture<Boolean> answer = ask();
    robot.clickOn("#dialog-act");
    assertThat(answer.get()).isTrue();
  }

  @Test
  void theDialogNamesTheActionAndIsCentredOverItsWindow() throws Exception {
    CompletableFuture<Boolean> answer = ask();
    Stage dialog = (Stage) dialog();
    assertThat(dialog.getTitle()).isEqualTo("Delete this run?");
    assertThat(dialog.getX()).isBetween(stage.getX() - 1, stage.getX() + stage.getWidth());
    assertThat(dialog.getX() + dialog.getWidth() / 2)
        .isBetween(
            stage.getX() + stage.getWidth() / 2 - 2, stage.getX() + stage.getWidth() / 2 + 2);
    assertThat(((Button) Fx.find(dialog, "#dialog-act")).getText()).isEqualTo("Delete");
    robot.push(KeyCode.ESCAPE);
    answer.get();
  }

  @Test
  void aDialogOfAWindowAtTheEdgeOfTheScreenIsEntirelyVisible() throws Exception {
    Fx.run(
        () -> {
          stage.setWidth(200);
          stage.setHeight(120);
          stage.setX(800);
          stage.setY(880);
        });
    CompletableFuture<Boolean> answer = ask();
    Window dialog = dialog();
    // The screen of the headless platform is 1000 x 1000.
    assertThat(dialog.getX() + dialog.getWidth()).isLessThanOrEqualTo(1000);
    assertThat(dialog.getY() + dialog.getHeight()).isLessThanOrEqualTo(1000);
    robot.push(KeyCode.ESCAPE);
    answer.get();
  }

  private CompletableFuture<Boolean> ask() {
    CompletableFuture<Boolean> answer = new CompletableFuture<>();
    Platform.runLater(() -> answer.complete(Dialogs.confirm(stage, DELETE)));
    Fx.await(() -> Window.getWindows().stream().anyMatch(DialogsTest::isDialog));
    Fx.awaitFrame();
    return answer;
  }

  private static Window dialog() {
    return Fx.call(
        () -> Window.getWindows().stream().filter(DialogsTest::isDialog).findFirst().orElseThrow());
  }

  private static boolean isDialog(Window window) {
    return window.getScene() != null && window.getScene().getRoot() instanceof DialogPane;
  }
}
