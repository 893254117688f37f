package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Drops;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.common.DigitView;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

class DrawPageTest extends DrawFixture {
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
    assertThat(isBlank()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
    assertThat(answer()).isEqualTo("7");
    robot.push(KeyCode.DELETE);
    assertThat(isBlank()).isTrue();
    robot.push(KeyCode.CONTROL, KeyCode.Z);
    assertThat(answer()).as("clearing can be undone").isEqualTo("7");
  }

  @Test
  void theEraserErasesInk() {
    draw(Pointer.SEVEN);
    robot.push(KeyCode.E);
    Fx.run(() -> find("#pen-width", Slider.class).setValue(60));
    draw(Pointer.SEVEN);
    assertThat(isBlank()).as("erased along the whole stroke").isTrue();
  }

  @Test
  void aDroppedPictureIsRead() throws Exception {
    DigitView two = Fx.call(() -> new DigitView(112));
    Fx.run(() -> two.show(BundledMnist.test().image(1)));
    Path picture = folder.resolve("two.png");
    Image painted = Fx.call(() -> two.snapshot(null, null));
    PictureFiles.write(painted, picture);
    assertThat(Drops.drop(canvas(), picture)).isTrue();
    assertThat(answer()).isEqualTo("2");

    draw(Pointer.SEVEN);
    Path ink = folder.resolve("seven.jsonl");
    Fx.run(() -> transfer().save(ink));
    robot.push(KeyCode.DELETE);
    assertThat(Drops.drop(canvas(), ink)).isTrue();
    assertThat(answer()).isEqualTo("7");

    ClipboardContent copied = new ClipboardContent();
    copied.putImage(painted);
    assertThat(Drops.drop(canvas(), copied)).as("a picture from another program").isTrue();
    assertThat(answer()).isEqualTo("2");
  }

  @Test
  void anUnsupportedDropIsRefusedOrReported() throws Exception {
    ClipboardContent words = new ClipboardContent();
    words.putString("seven");
    assertThat(Drops.drop(canvas(), words)).isFalse();
    Path text = Files.writeString(folder.resolve("letter.txt"), "seven");
    Drops.drop(canvas(), text);
    assertThat(navigator.errors).singleElement().asString().contains("letter.txt");
  }

  @Test
  void aDamagedPictureIsReportedAndDrawingStillWorks() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.png"), "no picture");
    Fx.run(() -> transfer().open(broken));
    assertThat(navigator.errors).singleElement().asString().contains("broken.png");
    draw(Pointer.SEVEN);
    assertThat(answer()).isEqualTo("7");
  }

  @Test
  void aPictureWithoutDigitsShowsAHint() throws Exception {
    Path blank = folder.resolve("blank.png");
    PictureFiles.write(Fx.call(() -> new javafx.scene.image.WritableImage(64, 64)), blank);
    Fx.run(() -> transfer().open(blank));
    assertThat(Fx.find(stage, "#no-digits").isVisible()).isTrue();
  }

  @Test
  void aPictureFromDataIsReadAndDrawingReplacesIt() {
    Fx.run(() -> page.open(BundledMnist.test().image(1)));
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
  void disablingAStepChangesTheNetworksInput() {
    draw(Pointer.SEVEN);
    float before = workspace.drawing().get().inkMass();
    robot.clickOn("#draw-steps");
    Fx.run(() -> find("#draw-step-scale", CheckBox.class).setSelected(false));
    assertThat(workspace.drawing().get().inkMass()).isNotEqualTo(before);
  }

  @Test
  void thePenWidthIsSaved() {
    robot.push(KeyCode.CLOSE_BRACKET);
    Fx.run(page::hidden);
    assertThat(settings.load().penWidth()).isEqualTo(28);
  }

  @Test
  void theDrawingIsRestoredAfterARestart() {
    draw(Pointer.SEVEN);
    Fx.close(stage);
    stage = show(Theme.LIGHT, 960, 640);
    assertThat(answer()).isEqualTo("7");
    assertThat(Fx.find(stage, "#draw-undo").isDisabled()).as("a session of its own").isTrue();
  }

  @Test
  void aBlankPageShowsADigitToTraceAndSamplesToClick() {
    assertThat(Fx.find(stage, ".invitation").isVisible()).isTrue();
    assertThat(Fx.all(stage, ".draw-side .digit-view").stream().filter(Node::isVisible))
        .as("no black squares before there is a digit")
        .noneMatch(view -> isShown(view));
    robot.clickOn("#sample-1");
    assertThat(answer()).isEqualTo("5");
    assertThat(Fx.find(stage, ".invitation").isVisible()).isFalse();
  }

  @Test
  void everySampleIsReadCorrectly() {
    String[] meant = {"3", "5", "8", "4", "7", "206"};
    for (int i = 0; i < meant.length; i++) {
      int number = i;
      Fx.run(() -> page.model().load(SampleInks.all().get(number)));
      assertThat(answer()).isEqualTo(meant[i]);
      assertThat(page.model().reading().get().sure()).as(meant[i]).isTrue();
    }
  }

  @Test
  void theDigitsOfANumberAreShownOneByOne() {
    Fx.run(() -> page.model().load(SampleInks.all().getLast()));
    assertThat(answer()).isEqualTo("206");
    DigitView input = find("#network-input", DigitView.class);
    assertThat(input.image()).isEqualTo(readDigit(0).image());
    robot.clickOn("#digit-chip-2");
    assertThat(input.image()).isEqualTo(readDigit(2).image());
    assertThat(workspace.drawing().get()).as("Inside follows").isEqualTo(readDigit(2).image());
    draw(Pointer.SEVEN);
    robot.push(KeyCode.DELETE);
    draw(Pointer.SEVEN);
    assertThat(Fx.find(stage, "#digit-chips").isVisible())
        .as("one digit needs no choice")
        .isFalse();
    assertThat(input.image()).isEqualTo(readDigit(0).image());
  }

  private ReadDigit readDigit(int index) {
    return Fx.call(() -> page.model().reading().get().digits().get(index));
  }

  private static boolean isShown(Node node) {
    return Fx.call(
        () -> {
          for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
              return false;
            }
          }
          return true;
        });
  }

  @Test
  void screens() {
    for (Theme theme : Theme.values()) {
      reopen(theme, 1112, 780);
      Fx.screenshot(stage, "draw-blank", theme);
      draw(Pointer.SEVEN);
      robot.clickOn("#draw-steps");
      Fx.screenshot(stage, "draw-seven", theme);
      robot.push(KeyCode.DELETE);
      reopen(theme, 872, 640);
      draw(new double[][] {{.1, .3}, {.1, .7}});
      draw(new double[][] {{.6, .3}, {.75, .2}, {.9, .3}, {.75, .5}, {.6, .75}, {.9, .75}});
      robot.clickOn("#draw-steps");
      Fx.screenshot(stage, "draw-number-small", theme);
      assertThat(Fx.call(() -> Clipping.cut(stage.getScene()))).isEmpty();
      robot.clickOn("#draw-steps");
      robot.push(KeyCode.DELETE);
      draw(new double[][] {{.1, .5}, {.9, .5}});
      Fx.screenshot(stage, "draw-no-digit", theme);
      robot.push(KeyCode.DELETE);
    }
    assertThat(Files.exists(Fx.SCREENS.resolve("draw-number-small-dark.png"))).isTrue();
  }
}
