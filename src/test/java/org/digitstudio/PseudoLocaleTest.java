package org.digitstudio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.shell.PageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;

/** The whole window in a language that is 40 % longer than English, at its usual and least size. */
class PseudoLocaleTest {
  private static final String HOME = "digitstudio.home";

  @TempDir private Path home;
  private final FxRobot robot = new FxRobot();
  private DigitStudio program;
  private Stage stage;

  @BeforeEach
  void open() {
    System.setProperty(HOME, home.toString());
    program = Fx.call(DigitStudio::new);
    stage =
        Fx.call(
            () -> {
              Stage window = new Stage();
              program.start(window);
              return window;
            });
    new Pointer(robot).draw(stage, Pointer.SEVEN);
  }

  @AfterEach
  void close() {
    Fx.close(stage);
    program.stop();
    System.clearProperty(HOME);
  }

  @ParameterizedTest
  @CsvSource({"1200, 780", "960, 640"})
  void noPageCutsALongerText(double width, double height) {
    Fx.run(
        () -> {
          stage.setWidth(width);
          stage.setHeight(height);
        });
    PseudoLocale.during(
        () -> {
          for (PageId page : PageId.values()) {
            // Draw was opened in English; the others are made now.
            if (page != PageId.DRAW) {
              robot.push(KeyCode.CONTROL, page.key());
              Fx.await(() -> ((ToggleButton) Fx.find(stage, "#go-" + page.id())).isSelected());
              if (page == PageId.INSIDE) {
                Fx.await(() -> Fx.find(stage, ".inside-panel") != null);
              }
              Fx.screenshot(stage, "pseudo-%s-%.0f".formatted(page.id(), width), Theme.LIGHT);
              assertThat(Fx.call(() -> Clipping.cut(stage.getScene()))).as(page.id()).isEmpty();
            }
          }
        });
  }
}
