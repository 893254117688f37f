package org.digitstudio.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.digitstudio.ui.Fx;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class ToastsTest {
  private final FxRobot robot = new FxRobot();
  private final AtomicInteger clicks = new AtomicInteger();
  private final AtomicInteger undone = new AtomicInteger();
  private Toasts toasts;
  private Stage stage;

  @BeforeEach
  void showWindow() {
    stage =
        Fx.show(
            Theme.LIGHT,
            () -> {
              toasts = new Toasts();
              Button below = new Button("below");
              below.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
              below.setOnAction(event -> clicks.incrementAndGet());
              return new StackPane(below, toasts);
            },
            600,
            400);
  }

  @AfterEach
  void closeWindow() {
    Fx.close(stage);
  }

  @Test
  void aToastIsShownAtTheBottomAndDoesNotBlockTheRestOfThePage() {
    Fx.run(() -> toasts.show("Kept as a 7."));
    Node toast = Fx.find(stage, ".toast");
    Bounds bounds = Fx.call(() -> toast.localToScene(toast.getLayoutBounds()));
    assertThat(bounds.getMinY()).isGreaterThan(300);
    assertThat(bounds.getMaxY()).isLessThan(400);
    robot.moveTo(stage).clickOn(robot.point(stage).query());
    assertThat(clicks).as("a click beside the toast goes to the page").hasValue(1);
  }

  @Test
  void undoRunsOnceAndClosesTheToast() {
    Fx.run(() -> toasts.show("Kept as a 7.", undone::incrementAndGet));
    robot.clickOn("#toast-undo");
    assertThat(undone).hasValue(1);
    assertThat(Fx.find(stage, ".toast").isVisible()).isFalse();
  }

  @Test
  void theNextToastReplacesThePreviousOne() {
    Fx.run(() -> toasts.show("Kept as a 7.", undone::incrementAndGet));
    Fx.run(() -> toasts.show("Copied."));
    assertThat(((Label) Fx.find(stage, "#toast-message")).getText()).isEqualTo("Copied.");
    assertThat(Fx.find(stage, "#toast-undo")).isNull();
  }
}
