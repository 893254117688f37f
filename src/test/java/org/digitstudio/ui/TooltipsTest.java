package org.digitstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.common.Tooltips;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

class TooltipsTest {
  private static final KeyCombination SAVE =
      new KeyCodeCombination(KeyCode.S, KeyCombination.CONTROL_DOWN);

  @Test
  void hoveringShowsTheTooltipWithItsShortcutAndItsLatestText() {
    Button button = Fx.call(() -> new Button("x"));
    Fx.run(() -> Tooltips.install(button, "Save", SAVE));
    assertThat(button.getAccessibleText()).isEqualTo("Save");
    assertThat(button.getAccessibleHelp()).isEqualTo(SAVE.getDisplayText());
    Stage stage = Fx.show(Theme.LIGHT, () -> new StackPane(button), 200, 100);
    FxRobot robot = new FxRobot();
    robot.moveTo(button);
    Fx.await(() -> isShown("Save  " + SAVE.getDisplayText()));
    Fx.run(() -> Tooltips.change(button, "Saved"));
    Fx.await(() -> isShown("Saved"));
    assertThat(button.getAccessibleText()).isEqualTo("Saved");
    Fx.close(stage);
  }

  private static boolean isShown(String text) {
    return Window.getWindows().stream()
        .anyMatch(window -> window instanceof Tooltip tip && tip.getText().equals(text));
  }
}
