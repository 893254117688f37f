package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.HeldRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.Studios.NotingNavigator;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kept digits in their dialog, and a model that learns them. */
class MyDigitsTest {
  private static final DigitDataset TRAINING = BundledMnist.training().take(2_000);
  private static final DigitDataset TEST = BundledMnist.test().take(500);

  @TempDir private Path folder;
  private final NotingNavigator navigator = new NotingNavigator();
  private final SharedState workspace = Studios.workspace("as-described");
  private Stage owner;
  private Window dialog;

  @AfterEach
  void close() {
    Fx.run(dialog::hide);
    Fx.close(owner);
  }

  /** Opens the dialog on that many kept digits, each of them a test picture. */
  private void open(Theme theme, int count) throws Exception {
    open(theme, count, new SynchronousRunner());
  }

  private void open(Theme theme, int count, BackgroundRunner runner) throws Exception {
    open(theme, count, 0, runner);
  }

  /**
   * @param wrongBy what is added to every label
   */
  private void open(Theme theme, int count, int wrongBy, BackgroundRunner runner) throws Exception {
    MyDigitsStore digits = Studios.myDigits(folder);
    for (int i = 0; i < count; i++) {
      digits.add((TEST.label(i) + wrongBy) % 10, TEST.image(i), Optional.empty());
    }
    owner = Fx.show(theme, StackPane::new, 960, 640);
    Fx.run(
        () -> {
          AdaptPane adapt =
              new AdaptPane(
                  new AdaptPane.Adapting(
                      Studios.adaptation(),
                      () -> TRAINING,
                      () -> TEST,
                      Studios.models(workspace, runner, navigator)),
                  workspace,
                  runner);
          new MyDigitsDialog(digits, adapt, runner, navigator).show(owner.getScene());
        });
    dialog =
        Fx.call(
            () ->
                Window.getWindows().stream()
                    .filter(window -> window != owner && window.isShowing())
                    .reduce((first, second) -> second)
                    .orElseThrow());
  }

  private String modelInUse() {
    return workspace.classifier().get().orElseThrow().model().card().name();
  }

  private void press(String id) {
    Fx.run(() -> find(id, Button.class).fire());
  }

  private <T extends Node> T find(String id, Class<T> kind) {
    return kind.cast(Fx.find(dialog, id));
  }

  private String says() {
    return Fx.call(() -> find("#adapt-says", Label.class).getText());
  }

  @Test
  void tooFewDigitsSayHowManyMoreAreNeeded() throws Exception {
    open(Theme.LIGHT, 5);
    assertThat(says()).contains("15 more");
    assertThat(Fx.call(() -> find("#draw-adapt-start", Button.class).isDisabled())).isTrue();
  }

  @Test
  void aCopyLearnsTheHandIsMeasuredAndTakesThePlaceOnlyWhenTold() throws Exception {
    open(Theme.LIGHT, 40);
    String before = modelInUse();
    press("#draw-adapt-start");

    assertThat(says()).contains("held back").contains("n = 500");
    assertThat(modelInUse()).as("nothing is used without asking").isEqualTo(before);
    Fx.screenshot((Stage) dialog, "my-digits", Theme.LIGHT);

    Button use =
        Fx.call(
            () ->
                Optional.ofNullable(find("#draw-adapt-use", Button.class))
                    .orElseGet(() -> find("#draw-adapt-useanyway", Button.class)));
    Fx.run(use::fire);
    assertThat(modelInUse()).contains("my hand");
  }

  @Test
  void aCopyThatReadsMnistWorseIsUsedOnlyAfterAQuestion() throws Exception {
    open(Theme.LIGHT, 60, 1, new SynchronousRunner());
    String before = modelInUse();
    press("#draw-adapt-start");
    assertThat(says()).contains("more than 0.1 points worse. Use it all the same?");
    assertThat(Fx.call(() -> find("#draw-adapt-use", Button.class))).isNull();
    press("#draw-adapt-discard");
    assertThat(modelInUse()).isEqualTo(before);

    press("#draw-adapt-start");
    press("#draw-adapt-useanyway");
    assertThat(modelInUse()).contains("my hand");
  }

  @Test
  void adaptingThatIsCancelledChangesNothingAndIsOfferedAgain() throws Exception {
    HeldRunner runner = new HeldRunner();
    open(Theme.LIGHT, 40, runner);
    Fx.run(runner::runAll);
    String before = modelInUse();
    press("#draw-adapt-start");
    assertThat(says()).contains("Learning");
    press("#draw-adapt-cancel");
    Fx.run(runner::runAll);

    assertThat(modelInUse()).isEqualTo(before);
    assertThat(says()).contains("a copy of the model");
    assertThat(Fx.call(() -> find("#draw-adapt-start", Button.class).isDisabled())).isFalse();
  }

  @Test
  void screenInTheDark() throws Exception {
    open(Theme.DARK, 12);
    assertThat(Fx.screenshot((Stage) dialog, "my-digits", Theme.DARK)).isNotEmptyFile();
  }
}
