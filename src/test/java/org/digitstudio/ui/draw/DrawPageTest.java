package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Drops;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.MemorySettings;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

class DrawPageTest {
  private static final DigitDataset SOME_TRAINING = BundledMnist.training().take(500);

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final NotingNavigator navigator = new NotingNavigator();
  private final MemorySettings settings = new MemorySettings();
  private SharedState workspace;
  private MyDigitsStore myDigits;
  private DrawPage place;
  private Stage stage;

  @BeforeEach
  void openDraw() {
    workspace = Studios.workspace("as-described");
    myDigits = Studios.myDigits(folder);
    stage = show(Theme.LIGHT, 960, 640);
  }

  @AfterEach
  void closeDraw() {
    Fx.close(stage);
  }

  private Stage show(Theme theme, double width, double height) {
    SynchronousRunner runner = new SynchronousRunner();
    Stage shown =
        Fx.show(
            theme,
            () -> {
              place =
                  Studios.draw(
                      workspace,
                      runner,
                      navigator,
                      myDigits,
                      settings,
                      () -> SOME_TRAINING,
                      () -> BundledMnist.test().take(500));
              return place.view();
            },
            width,
            height);
    Fx.run(place::shown);
    return shown;
  }

  private <T extends Node> T find(String id, Class<T> kind) {
    return kind.cast(Fx.find(stage, id));
  }

  private String answer() {
    return Fx.call(() -> find("#answer", Label.class).getText());
  }

  private void draw(double[][] way) {
    new Pointer(robot).draw(stage, way);
  }

  @Test
  void aDrawnSevenIsReadAsSeven() {
    draw(Pointer.SEVEN);
    assertThat(answer()).isEqualTo("7");
    assertThat(workspace.drawing().get().inkMass())
        .as("Inside follows the drawing")
        .isGreaterThan(20f);
  }

  @Test
  void undoRedoAndClearChangeThePageAndTheAnswer() {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(answer()).isEmpty();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertThat(answer()).isEqualTo("7");
    robot.push(KeyCode.DELETE);
    assertThat(answer()).isEmpty();
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(answer()).as("clearing can be undone").isEqualTo("7");
  }

  @Test
  void theEraserTakesInkAway() {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.E);
    Fx.run(() -> find("#pen-width", javafx.scene.control.Slider.class).setValue(60));
    draw(Pointer.SEVEN);
    assertThat(answer()).as("rubbed out along the whole stroke").isEmpty();
  }

  @Test
  void aDigitKeyKeepsTheDrawingInMyDigits() throws Exception {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.DIGIT7);
    assertThat(myDigits.list()).hasSize(1);
    assertThat(myDigits.list().getFirst().label()).isEqualTo(7);
    assertThat(myDigits.list().getFirst().ink()).isPresent();
    assertThat(answer()).as("the page is clear for the next").isEmpty();
  }

  @Test
  void whatIsDroppedOnThePaperIsRead() throws Exception {
    DigitView two = Fx.call(() -> new DigitView(112));
    Fx.run(() -> two.show(BundledMnist.test().image(1)));
    Path picture = folder.resolve("two.png");
    Image painted = Fx.call(() -> two.snapshot(null, null));
    PictureFiles.write(painted, picture);
    assertThat(Drops.drop(paper(), picture)).isTrue();
    assertThat(answer()).isEqualTo("2");

    draw(Pointer.SEVEN);
    Path ink = folder.resolve("seven.jsonl");
    Fx.run(() -> transfer().save(ink));
    robot.push(KeyCode.DELETE);
    assertThat(Drops.drop(paper(), ink)).isTrue();
    assertThat(answer()).isEqualTo("7");

    ClipboardContent copied = new ClipboardContent();
    copied.putImage(painted);
    assertThat(Drops.drop(paper(), copied)).as("a picture from another program").isTrue();
    assertThat(answer()).isEqualTo("2");
  }

  @Test
  void whatCannotBeReadIsNotTakenOrSaidSo() throws Exception {
    ClipboardContent words = new ClipboardContent();
    words.putString("seven");
    assertThat(Drops.drop(paper(), words)).isFalse();
    Path text = Files.writeString(folder.resolve("letter.txt"), "seven");
    Drops.drop(paper(), text);
    assertThat(navigator.everything()).singleElement().asString().contains("letter.txt");
  }

  private Node paper() {
    return Fx.call(() -> find("#canvas", Node.class));
  }

  @Test
  void aBrokenPictureGetsASentenceAndTheProgramGoesOn() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
    Fx.run(() -> transfer().open(broken));
    assertThat(navigator.notices).singleElement().asString().contains("broken.png");
    draw(Pointer.SEVEN);
    assertThat(answer()).isEqualTo("7");
  }

  @Test
  void aBrokenModelFileGetsASentenceAndTheModelStays() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.zip"), "no model");
    Fx.run(() -> transfer().open(broken));
    assertThat(navigator.errors).singleElement().asString().contains("broken.zip");
    draw(Pointer.SEVEN);
    assertThat(answer()).isEqualTo("7");
  }

  @Test
  void aPictureFromDataIsReadAndDrawingTakesItsPlace() {
    Fx.run(() -> place.open(BundledMnist.test().image(1)));
    assertThat(answer()).isEqualTo("2");
    draw(Pointer.SEVEN);
    assertThat(answer()).isEqualTo("7");
  }

  @Test
  void aDrawingIsSavedAsInkAndOpenedAgain() {
    draw(Pointer.SEVEN);
    Path file = folder.resolve("seven.jsonl");
    Fx.run(() -> transfer().save(file));
    robot.push(KeyCode.DELETE);
    Fx.run(() -> transfer().open(file));
    assertThat(answer()).isEqualTo("7");
  }

  @Test
  void switchingAStepOffIsSeenInWhatTheNetworkGets() {
    draw(Pointer.SEVEN);
    List<Float> before = List.of(workspace.drawing().get().inkMass());
    Fx.run(() -> find("#draw-step-scale", javafx.scene.control.CheckBox.class).setSelected(false));
    assertThat(workspace.drawing().get().inkMass()).isNotEqualTo(before.getFirst());
  }

  @Test
  void thePenWidthIsRemembered() {
    robot.push(KeyCode.CLOSE_BRACKET);
    Fx.run(place::hidden);
    assertThat(settings.load().penWidth()).isEqualTo(28);
  }

  private Transfer transfer() {
    return place.transfer();
  }

  @Test
  void screens() {
    for (Theme theme : Theme.values()) {
      Fx.close(stage);
      stage = show(theme, 1112, 780);
      Fx.screenshot(stage, "draw-blank", theme);
      draw(Pointer.SEVEN);
      Fx.screenshot(stage, "draw-seven", theme);
      Fx.close(stage);
      stage = show(theme, 872, 640);
      draw(new double[][] {{.1, .3}, {.1, .7}});
      draw(new double[][] {{.6, .3}, {.75, .2}, {.9, .3}, {.75, .5}, {.6, .75}, {.9, .75}});
      Fx.screenshot(stage, "draw-number-small", theme);
    }
    assertThat(Files.exists(Fx.SCREENS.resolve("draw-number-small-dark.png"))).isTrue();
  }
}
