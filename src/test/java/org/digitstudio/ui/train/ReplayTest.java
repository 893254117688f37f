package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.image.Image;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.digitstudio.application.Digits;
import org.digitstudio.application.replay.FirstLayer;
import org.digitstudio.application.replay.ResponseMaps;
import org.digitstudio.application.replay.RunReplay;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.FilmFiles;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.train.model.ReplayModel;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.digitstudio.ui.train.replay.FilmRecorder;
import org.junit.jupiter.api.Test;

/** The replay of a run. */
class ReplayTest extends TrainFixture {

  private ReplayModel replay() {
    return page.model().replay();
  }

  private RunRecord trained() {
    train(2, 7);
    RunRecord run = Fx.call(() -> page.model().shown().run().get().orElseThrow());
    Fx.await(() -> page.model().test().get().isPresent());
    Fx.await(() -> replay().count().get() > 3 && isComplete());
    return run;
  }

  private boolean isComplete() {
    int last = replay().count().get() - 1;
    return replay().frame(0).predictions().isPresent()
        && replay().frame(last).predictions().isPresent()
        && replay().frame(last).moment().epochs() == 2;
  }

  private RunReplay reference(RunRecord run) throws Exception {
    return RunReplay.open(run, runs.histories(), engines).orElseThrow();
  }

  private void scrub(int moment) {
    Slider slider = find("replay-slider", Slider.class);
    Fx.run(() -> slider.setValue(moment));
  }

  @Test
  void aReplayedMomentHasTheExactWeightsOfTheRun() throws Exception {
    RunRecord run = trained();
    RunReplay reference = reference(run);
    NetworkSpec network = run.plan().network();
    int last = reference.moments().size() - 1;
    for (int moment : new int[] {0, 1, last / 2, last}) {
      scrub(moment);
      assertThat(firstLayerShown())
          .isEqualTo(FirstLayer.of(network, reference.model(moment).parameters()))
          .isPresent();
    }
    DigitImage followed = Fx.call(() -> replay().followed().get().image());
    assertThat(Fx.call(() -> replay().shown().get().orElseThrow().maps()))
        .as("feature maps of the image that is followed")
        .isEqualTo(ResponseMaps.of(reference.model(last), followed))
        .isPresent();
    assertThat(text("replay-moment")).matches("Epoch 2.00, step \\d+: .*");

    double bestEpoch = run.best().orElseThrow().epoch();
    scrub(reference.moments().stream().map(Moment::epochs).toList().indexOf(bestEpoch));

    assertThat(firstLayerShown())
        .as("the model that was kept of the best epoch")
        .isEqualTo(FirstLayer.of(network, models.load(runs.modelFile(run.id())).parameters()));
  }

  private Optional<FirstLayer> firstLayerShown() {
    return Fx.call(() -> replay().shown().get().orElseThrow().firstLayer());
  }

  @Test
  void predictionsMatrixAndMistakesMatchTheMoment() throws Exception {
    RunRecord run = trained();
    RunReplay reference = reference(run);
    DigitDataset test = Fx.call(() -> replay().test().orElseThrow());
    int last = reference.moments().size() - 1;

    for (int moment : new int[] {0, last}) {
      scrub(moment);
      int[] digits = RunReplay.predictions(reference.classifier(moment), test, () -> false);
      int wrong = 0;
      for (int i = 0; i < digits.length; i++) {
        wrong += digits[i] == test.label(i) ? 0 : 1;
      }
      assertThat(text("replay-wrong")).startsWith(wrong + " test image");
      Prediction expected = reference.classifier(moment).classify(test.image(0));
      assertThat(Fx.call(() -> replay().shown().get().orElseThrow().followed().probabilities()))
          .isEqualTo(expected.probabilities());
    }
    Fx.screenshot(window, "train-replay", Theme.LIGHT);
  }

  @Test
  void theButtonJumpsToTheFirstMomentWithACorrectPredictionOfTheImage() {
    trained();
    DigitDataset test = Fx.call(() -> replay().test().orElseThrow());
    assertThat(find("replay-first", Button.class).getText())
        .isEqualTo("First predicted as " + test.label(0));

    press("replay-first");

    int at = Fx.call(() -> replay().position().get());
    assertThat(Fx.call(() -> replay().frame(at).followed().digit())).isEqualTo(test.label(0));
    for (int i = 0; i < at; i++) {
      int earlier = i;
      assertThat(Fx.call(() -> replay().frame(earlier).followed().digit()))
          .isNotEqualTo(test.label(0));
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void theMomentsPlayAtThreeSpeedsUpToTheLast() {
    trained();
    ComboBox<Object> speed = find("replay-speed", ComboBox.class);
    assertThat(Fx.call(() -> speed.getItems().size())).isEqualTo(3);
    Fx.run(() -> speed.getSelectionModel().selectLast());

    press("replay-play");

    assertThat(Fx.call(() -> replay().position().get())).as("starts anew").isLessThan(2);
    Fx.await(() -> replay().position().get() == replay().count().get() - 1);
  }

  @Test
  void theDrawingIsClassifiedByTheNetworkInTraining() throws Exception {
    DigitImage drawing = Digits.trainingData(10, 10).read().test().image(3);
    workspace.drawing().set(drawing);
    type("train-epochs", "1000");
    type("train-batch", "5");
    type("train-validation", "500");
    press("train-start");

    Fx.await(() -> run().state().get() == RunState.TRAINING && replay().count().get() >= 4);

    assertThat(text("replay-followed")).isEqualTo("Your drawing");
    assertThat(Fx.call(() -> replay().position().get())).as("the newest moment").isPositive();
    assertThat(Fx.call(() -> run().isRunning())).isTrue();
  }

  @Test
  void aRunWithoutAHistoryHasNoReplay() throws Exception {
    RunRecord run = trained();
    Fx.close(window);
    try (var files = Files.walk(home)) {
      for (Path file : files.filter(each -> each.toString().contains("history")).toList()) {
        Files.deleteIfExists(file);
      }
    }
    window = open(Theme.LIGHT, 1104, 780);
    Fx.await(() -> run().run().get().map(RunRecord::id).equals(Optional.of(run.id())));

    assertThat(Fx.call(() -> replay().count().get())).isZero();
    assertThat(Fx.call(() -> Fx.find(window, ".replay").isVisible())).isFalse();
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void theMomentsAreSavedAsAnAnimatedGifAndAsAStrip() throws Exception {
    trained();
    press("train-tab-run");
    Node film = Fx.find(window, ".replay-film");
    int all = Fx.call(() -> replay().count().get());
    List<Image> pictures = record(film, all);
    Path gif = home.resolve("run.gif");
    Path strip = home.resolve("run.png");

    FilmFiles.writeGif(pictures, gif);
    FilmFiles.writeStrip(pictures.subList(0, 4), strip);

    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (ImageInputStream in = ImageIO.createImageInputStream(gif.toFile())) {
      reader.setInput(in);
      assertThat(reader.getNumImages(true)).isEqualTo(all);
      assertThat(reader.read(all - 1).getWidth()).isEqualTo((int) pictures.getFirst().getWidth());
    }
    assertThat(ImageIO.read(strip.toFile()).getWidth())
        .isEqualTo(3 * (int) pictures.getFirst().getWidth());
    assertThat(ImageIO.read(strip.toFile()).getHeight())
        .isEqualTo(2 * (int) pictures.getFirst().getHeight());
    assertThat(Fx.call(() -> replay().position().get())).as("put back").isEqualTo(all - 1);
  }

  private List<Image> record(Node film, int max) throws Exception {
    CompletableFuture<List<Image>> recorded = new CompletableFuture<>();
    Fx.run(() -> new FilmRecorder(replay(), film).record(max, recorded::complete));
    return recorded.get(180, TimeUnit.SECONDS);
  }

  @Test
  void clickingAMistakeTracksItsImage() {
    trained();
    scrub(0);
    Button tile = (Button) Fx.find(window, ".replay .mistake");

    Fx.run(tile::fire);

    assertThat(((Label) Fx.find(window, "#replay-followed")).getText()).startsWith("Test image ");
    assertThat(Fx.call(() -> replay().followed().get().label())).isPresent();
  }
}
