package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.HeldRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.MyDigit;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.MemorySettings;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.shell.PageId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The My digits page, and adapting a model to them. */
class MyDigitsTest {
  private static final DigitDataset TRAINING = BundledMnist.training().take(2_000);
  private static final DigitDataset TEST = BundledMnist.test().take(500);

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final NotingNavigator navigator = new NotingNavigator();
  private final SharedState workspace = Studios.workspace("as-described");
  private MyDigitsStore digits;
  private DrawPage page;
  private Stage stage;

  @AfterEach
  void close() {
    Fx.close(stage);
  }

  /** Opens the page with {@code count} digits, which are test images. */
  private void open(Theme theme, int count) throws Exception {
    open(theme, count, 0, new SynchronousRunner());
  }

  /**
   * Opens the page with {@code count} digits, which are test images.
   *
   * @param wrongBy added to every label, modulo 10
   */
  private void open(Theme theme, int count, int wrongBy, BackgroundRunner runner) throws Exception {
    digits = Studios.myDigits(folder);
    for (int i = 0; i < count; i++) {
      digits.add((TEST.label(i) + wrongBy) % 10, TEST.image(i), Optional.empty());
    }
    stage =
        Fx.show(
            theme,
            () -> {
              page =
                  Studios.draw(
                      workspace,
                      runner,
                      navigator,
                      digits,
                      new MemorySettings(),
                      () -> TRAINING,
                      () -> TEST);
              return page.view();
            },
            960,
            640);
    robot.clickOn("#my-digits");
    Fx.awaitFrame();
  }

  private void press(String id) {
    Fx.run(() -> find(id, Button.class).fire());
  }

  private <T extends Node> T find(String id, Class<T> kind) {
    return kind.cast(Fx.find(stage, id));
  }

  private String says() {
    return Fx.call(() -> find("#adapt-says", Label.class).getText());
  }

  @Test
  void digitKeysRelabelTheSelectionAndUndoRestoresIt() throws Exception {
    open(Theme.LIGHT, 5);
    // Newest first: the last test image of the five is the first tile.
    robot.push(KeyCode.HOME).push(KeyCode.SHIFT, KeyCode.RIGHT).push(KeyCode.DIGIT9);
    assertThat(digits.list()).extracting(MyDigit::label).endsWith(9, 9);
    assertThat(navigator.notices.getLast()).isEqualTo("2 digits labelled 9.");
    Fx.run(navigator.undos.getLast());
    assertThat(digits.list()).extracting(MyDigit::label).endsWith(TEST.label(3), TEST.label(4));
  }

  @Test
  void eachWritersDigitsAreScoredUnderTheirName() throws Exception {
    open(Theme.LIGHT, 12);
    assertThat(writers())
        .containsExactly("Not named: 12 digits, 100% read right. None is misread.");
    robot.push(KeyCode.SHORTCUT, KeyCode.A);
    TextField name = (TextField) Fx.find(stage, "#writer-name");
    Fx.run(() -> name.setText("Ada"));

    press("#writer-set");

    assertThat(digits.list()).extracting(MyDigit::writer).containsOnly("Ada");
    assertThat(writers()).containsExactly("Ada: 12 digits, 100% read right. None is misread.");
    assertThat(navigator.notices).contains("12 digits kept under the name “Ada”.");
    Fx.screenshot(stage, "my-digits-writers", Theme.LIGHT);
    Fx.run(navigator.undos.getLast());
    assertThat(digits.list()).extracting(MyDigit::writer).containsOnly("");
  }

  private List<String> writers() {
    return Fx.all(stage, "#writers-table .label").stream()
        .map(Node::getAccessibleText)
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void undoRestoresDeletedDigits() throws Exception {
    open(Theme.LIGHT, 5);
    robot.clickOn(".my-digit").push(KeyCode.DELETE);
    assertThat(digits.list()).hasSize(4);
    assertThat(navigator.notices.getLast()).isEqualTo("1 digit deleted.");
    Fx.run(navigator.undos.getLast());
    assertThat(digits.list()).hasSize(5);
    assertThat(digits.list().getLast().label()).isEqualTo(TEST.label(4));
  }

  @Test
  void escapeReturnsToTheDrawing() throws Exception {
    open(Theme.LIGHT, 5);
    robot.push(KeyCode.ESCAPE);
    assertThat(Fx.find(stage, "#canvas")).isNotNull();
    assertThat(Fx.find(stage, "#my-digits-wall")).isNull();
  }

  @Test
  void withoutDigitsThePageExplainsHowToAddOne() throws Exception {
    open(Theme.LIGHT, 0);
    assertThat(Fx.find(stage, ".empty-state").isVisible()).isTrue();
    assertThat(says()).contains("20 more");
  }

  @Test
  void digitsAreExportedAsAPairOfIdxFiles() throws Exception {
    open(Theme.LIGHT, 3);
    Path images = folder.resolve("my-digits-images-idx3-ubyte");
    MyDigitsModel model =
        Fx.call(() -> new MyDigitsModel(digits, new SynchronousRunner(), navigator));
    Fx.run(() -> model.exportIdx(images));
    assertThat(Files.size(images)).isEqualTo(16 + 3 * 784);
    assertThat(Files.size(folder.resolve("my-digits-labels-idx1-ubyte"))).isEqualTo(8 + 3);
  }

  @Test
  void withTooFewDigitsThePageSaysHowManyMoreAreNeeded() throws Exception {
    open(Theme.LIGHT, 5);
    assertThat(says()).contains("15 more");
    assertThat(find("#draw-adapt-start", Button.class).isDisabled()).isTrue();
  }

  @Test
  void anAdaptedCopyIsEvaluatedAndUsedOnlyOnRequest() throws Exception {
    open(Theme.LIGHT, 40);
    press("#draw-adapt-start");
    assertThat(Fx.find(stage, "#adapt-bars")).as("errors before and after").isNotNull();
    assertThat(navigator.used).as("nothing is used without asking").isEmpty();
    Fx.screenshot(stage, "my-digits", Theme.LIGHT);
    Button use =
        Fx.call(
            () ->
                Optional.ofNullable(find("#draw-adapt-use", Button.class))
                    .orElseGet(() -> find("#draw-adapt-useanyway", Button.class)));
    Fx.run(use::fire);
    assertThat(navigator.used).hasSize(1);
  }

  @Test
  void aCopyThatIsWorseOnMnistIsUsedOnlyAfterConfirmation() throws Exception {
    open(Theme.LIGHT, 60, 1, new SynchronousRunner());
    press("#draw-adapt-start");
    assertThat(says()).contains("more than 0.1 percentage points. Use it anyway?");
    assertThat(find("#draw-adapt-use", Button.class)).isNull();
    press("#draw-adapt-discard");
    assertThat(navigator.used).isEmpty();

    press("#draw-adapt-start");
    press("#draw-adapt-useanyway");
    assertThat(navigator.used).hasSize(1);
  }

  @Test
  void adaptingContinuesOnOtherPagesAndCanBeCancelled() throws Exception {
    HeldRunner runner = new HeldRunner();
    open(Theme.LIGHT, 40, 0, runner);
    Fx.run(runner::runAll);
    press("#draw-adapt-start");
    assertThat(says()).contains("Training a copy");
    assertThat(navigator.progress.get(PageId.DRAW)).isEqualTo(OptionalDouble.of(0));
    robot.push(KeyCode.ESCAPE);
    assertThat(navigator.progress.get(PageId.DRAW)).as("still running").isPresent();
    robot.clickOn("#my-digits");
    press("#draw-adapt-cancel");
    Fx.run(runner::runAll);
    assertThat(navigator.progress.get(PageId.DRAW)).isEmpty();
    assertThat(navigator.used).isEmpty();
    assertThat(find("#draw-adapt-start", Button.class).isDisabled()).isFalse();
  }

  @Test
  void screenInTheDarkTheme() throws Exception {
    open(Theme.DARK, 12);
    robot.push(KeyCode.HOME);
    assertThat(Fx.screenshot(stage, "my-digits", Theme.DARK)).isNotEmptyFile();
  }
}
