package org.digitstudio.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.MemorySettings;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.draw.DrawPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Opening a misclassified image of the wall in Draw, by mouse. */
class DataToDrawTest {
  private static final DigitDataset TEST = BundledMnist.test();

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final SharedState workspace = Studios.workspace("as-described");
  private final SynchronousRunner runner = new SynchronousRunner();
  private DrawPage draw;
  private Optional<Stage> drawWindow = Optional.empty();

  private final class Leading extends NotingNavigator {
    @Override
    public void openInDraw(DigitImage image) {
      drawWindow = Optional.of(Fx.show(Theme.LIGHT, draw::view, 872, 640));
      draw.shown();
      draw.open(image);
    }
  }

  @Test
  void aFourPredictedAsNineIsFoundOpenedAndSentToDraw() {
    DataFixture data =
        new DataFixture(workspace, runner, List.of(() -> TEST), Optional.of(new Leading()))
            .open(Theme.LIGHT, DataFixture.MIN_WIDTH, DataFixture.MIN_HEIGHT);
    draw = Fx.call(this::draw);
    robot.clickOn("#truth-4");
    robot.clickOn("#answer-9");
    robot.clickOn("#verdict-wrong");
    assertThat(data.count()).isBetween(1, 60);
    DigitWall wall = data.find("digitWall", DigitWall.class);
    Point2D first = Fx.call(() -> wall.localToScreen(18, 18));
    robot.clickOn(first);
    assertThat(data.text("sampleVerdict")).isEqualTo("Label 4, predicted 9");
    robot.clickOn("#openInDraw");
    Stage window = drawWindow.orElseThrow();
    Fx.await(() -> !((Label) Fx.find(window, "#answer")).getText().isBlank());
    assertThat(Fx.call(() -> ((Label) Fx.find(window, "#answer")).getText())).isEqualTo("9");
    Fx.screenshot(window, "data-to-draw", Theme.LIGHT);
    Fx.close(window);
    data.close();
  }

  private DrawPage draw() {
    return Studios.draw(
        workspace,
        runner,
        new NotingNavigator(),
        Studios.myDigits(folder),
        new MemorySettings(),
        () -> TEST.take(200),
        () -> TEST);
  }
}
