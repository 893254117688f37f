package org.digitstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

class ThemeTest {
  @Test
  void aWindowCanBeShownAndCapturedWithoutADisplay() throws Exception {
    Stage stage = Fx.show(Theme.DARK, () -> new StackPane(new Button("7")), 200, 100);
    assertThat(Files.size(Fx.screenshot(stage, "theme-check", Theme.DARK))).isGreaterThan(500);
    Fx.close(stage);
  }
}
