package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Pane;
import org.digitstudio.TestModels;
import org.digitstudio.application.Digits;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training data of the user's own, chosen and used like a person does. */
class TrainDataTest extends TrainFixture {
  @TempDir Path sets;

  private Path csv(DigitDataset set) throws IOException {
    Path file = sets.resolve("garments.csv");
    TestModels.dataWriter().write(set, file);
    return file;
  }

  private void nameClasses() throws IOException {
    Files.write(sets.resolve("class-names.txt"), Digits.GARMENTS.names());
  }

  /** Chooses an item of the menu of training data, and a file in its dialog. */
  private void choose(String item, Optional<Path> file) {
    chosen = file;
    MenuButton menu = find("train-data", MenuButton.class);
    MenuItem wanted =
        menu.getItems().stream().filter(i -> item.equals(i.getId())).findFirst().orElseThrow();
    Fx.run(wanted::fire);
    Fx.await(() -> !page.model().data().opening().get());
  }

  private String shown(String id) {
    return Fx.call(() -> find(id, Labeled.class).getText());
  }

  private List<String> advice() {
    return Fx.call(
        () ->
            Fx.all(window, ".advice").stream()
                .filter(Node::isVisible)
                .map(label -> ((Labeled) label).getText())
                .filter(text -> !text.isEmpty())
                .toList());
  }

  private RunRecord train() throws IOException {
    type("train-epochs", "1");
    type("train-batch", "20");
    type("train-learning-rate", "0.01");
    press("train-start");
    Fx.await(() -> run().state().get() == RunState.DONE);
    return runs.list().getFirst();
  }

  @Test
  void aSetWithNamesIsTurnedAndTrainedAndItsNamesStandForDigits() throws IOException {
    nameClasses();
    choose("train-data-files", Optional.of(csv(new Digits("garments", 630, 3).inverted())));

    assertThat(shown("train-data")).isEqualTo("garments");
    assertThat(shown("train-data-counts"))
        .isEqualTo("540 images for training; one in seven, 90, is held out for the test.");
    assertThat(find("train-data-samples", Pane.class).getChildren()).hasSize(10);
    assertThat(find("train-class-names", TextArea.class).getText())
        .isEqualTo(Digits.GARMENTS.joined());
    assertThat(find("train-with-mnist", CheckBox.class).getParent().isVisible())
        .as("garments are not mixed with digits")
        .isFalse();
    assertThat(advice()).contains("The images look dark on light: exchange black and white.");
    press("train-invert");
    assertThat(advice()).noneMatch(text -> text.contains("dark on light"));
    Fx.screenshot(window, "train-data", Theme.LIGHT);

    RunRecord trained = train();

    assertThat(trained.data().classNames()).isEqualTo(Digits.GARMENTS);
    assertThat(trained.data().source()).containsKeys("data", "invert");
    assertThat(trained.report().orElseThrow().count()).isEqualTo(90);
    assertThat(models.saved().getLast().card().classNames()).isEqualTo(Digits.GARMENTS);
    Fx.await(() -> page.model().test().get().isPresent());
    assertThat(Fx.call(() -> page.model().test().get().orElseThrow().size())).isEqualTo(90);
    assertThat(
            Fx.all(window, ".results .confusion-grid .label").stream()
                .map(label -> ((Labeled) label).getText()))
        .contains("Ankle boot", "T-shirt");
    press("train-results-data");
    assertThat(navigator.requests.getLast().other()).isPresent();
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void namesThatAreTypedReplaceTheDigitsAndTooFewOfThemStopTraining() throws IOException {
    choose("train-data-files", Optional.of(csv(new Digits("letters", 210, 3))));
    TextArea names = find("train-class-names", TextArea.class);
    ButtonBase start = find("train-start", ButtonBase.class);

    Fx.run(() -> names.setText("a, b, c"));
    assertThat(advice()).contains("There are 3 class names; there must be 10.");
    assertThat(start.isDisabled()).isTrue();

    Fx.run(() -> names.setText("a, b, c, d, e, f, g, h, i, j"));
    assertThat(start.isDisabled()).isFalse();
    assertThat(train().data().classNames())
        .isEqualTo(ClassNames.parse("a, b, c, d, e, f, g, h, i, j"));
  }

  @Test
  void digitsOfAFileAreAddedToMnist() throws IOException {
    choose("train-data-files", Optional.of(csv(new Digits("more", 210, 3))));
    press("train-with-mnist");
    type("train-limit", "1000");
    type("train-validation", "100");

    RunRecord trained = train();

    assertThat(trained.data().source()).containsKeys("data", "with-mnist");
    assertThat(trained.report().orElseThrow().count()).as("the base's own test set").isEqualTo(400);
  }

  @Test
  void myDigitsAloneAreTrainedOnWhenThereAreEnough() throws IOException {
    DigitDataset own = new Digits("own", 70, 5);
    myDigits.add(1, own.image(0), Optional.empty());
    choose("train-data-my-digits", Optional.empty());
    assertThat(navigator.errors).hasSize(1);
    assertThat(shown("train-data")).as("the choice stays").isEqualTo("MNIST");
    for (int i = 1; i < own.size(); i++) {
      myDigits.add(own.label(i), own.image(i), Optional.empty());
    }

    choose("train-data-my-digits", Optional.empty());

    assertThat(train().data().source()).containsOnlyKeys("my-digits-only");
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    Path images = sets.resolve("train-images-idx3-ubyte");
    Files.write(images, new byte[] {0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28});
    choose("train-data-files", Optional.of(images));
    assertThat(navigator.errors).hasSize(1);
    assertThat(navigator.errors.getFirst()).contains("train-images-idx3-ubyte").contains("label");

    DigitDataset few = new Digits("few", 210, 3);
    int[] noNines = new int[180];
    for (int i = 0, at = 0; at < noNines.length; i++) {
      if (few.label(i) != 9) {
        noNines[at++] = i;
      }
    }
    choose("train-data-files", Optional.of(csv(few.subset("few", noNines))));
    assertThat(shown("train-data-counts")).endsWith("A class has no images: 9.");
  }
}
