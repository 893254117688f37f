package org.digitstudio.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DoubtfulLabels.Located;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxWriter;
import org.digitstudio.ui.Drops;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Regression tests of faults found by users of the Data page. */
class DataFaultsTest {
  private static final DigitDataset TEST = BundledMnist.test().take(700);
  private static final DigitDataset TRAINING = BundledMnist.training().take(400);

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final SharedState workspace = Studios.workspace("as-described");
  private DataFixture data;

  @BeforeEach
  void open() {
    open(1112, 780);
  }

  private void open(double width, double height) {
    data =
        new DataFixture(workspace, new SynchronousRunner(), List.of(() -> TEST, () -> TRAINING))
            .open(Theme.LIGHT, width, height);
  }

  @AfterEach
  void close() {
    data.close();
  }

  @Test
  void thePageOpensOnTheTestSetAlone() {
    assertThat(data.text("data-title")).isEqualTo("MNIST test");
    assertThat(data.text("pictureCount")).isEqualTo("700 of 700");
    data.press("resetFilters");
    assertThat(data.text("data-title"))
        .as("clearing filters keeps the set")
        .isEqualTo("MNIST test");
    data.press("set-0");
    assertThat(data.text("data-title")).as("one set is always chosen").isEqualTo("MNIST test");
  }

  @Test
  void theAccuraciesOnTrainingAndTestImagesAreNeverBlended() {
    String test = data.text("data-accuracy");
    assertThat(test).matches("700 images, [\\d.]+% correct");
    data.press("set-1");
    assertThat(data.text("data-accuracy"))
        .contains("MNIST test: " + test)
        .containsPattern("MNIST training: 400 images, [\\d.]+% correct");
    assertThat(data.count()).isEqualTo(1_100);
    data.press("set-0");
    assertThat(data.text("data-title")).isEqualTo("MNIST training");
  }

  @Test
  void theFiltersApplyToTheStatistics() {
    data.press("truth-4");
    data.press("page-overview");
    long fours = IntStream.range(0, TEST.size()).filter(i -> TEST.label(i) == 4).count();
    List<String> figures =
        Fx.all(data.stage(), ".overview-view .figure").stream()
            .map(node -> ((Label) node).getText())
            .toList();
    assertThat(figures).hasSize(11).contains(Long.toString(fours));
    assertThat(figures.stream().filter("0"::equals)).hasSize(9);
  }

  @Test
  @SuppressWarnings("unchecked")
  void theFiltersApplyToTheDoubtfulLabels() {
    data.press("page-doubtful");
    ListView<Located> list = (ListView<Located>) data.find("doubtfulList", ListView.class);
    int all = Fx.call(() -> list.getItems().size());
    int label = Fx.call(() -> list.getItems().getFirst().suspect().label());
    data.press("truth-" + label);
    assertThat(Fx.call(() -> List.copyOf(list.getItems())))
        .isNotEmpty()
        .allMatch(each -> each.suspect().label() == label)
        .hasSizeLessThanOrEqualTo(all);
    data.press("resetFilters");
    data.press("truth-" + (label + 1) % 10);
    assertThat(Fx.call(() -> List.copyOf(list.getItems())))
        .noneMatch(each -> each.suspect().label() == label);
  }

  @Test
  void theFiltersApplyToTheMapAndItsDigitsAreLabelled() {
    data.press("page-map");
    assertThat(shownNumerals()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    data.press("truth-4");
    data.press("truth-7");
    assertThat(shownNumerals()).containsExactly(4, 7);
  }

  private List<Integer> shownNumerals() {
    return IntStream.range(0, 10)
        .filter(digit -> data.find("map-numeral-" + digit, Node.class).isVisible())
        .boxed()
        .toList();
  }

  @Test
  void theImageUnderThePointerOnTheMapIsShownEnlarged() {
    data.press("page-map");
    Node card = data.find("map-card", Node.class);
    assertThat(card.isVisible()).isFalse();
    Node numeral = data.find("map-numeral-1", Node.class);
    MapView map = data.find("digitMap", MapView.class);
    Bounds there = Fx.call(() -> numeral.localToScreen(numeral.getBoundsInLocal()));
    robot.moveTo(there.getCenterX(), there.getCenterY());
    assertThat(card.isVisible()).isTrue();
    Bounds within = Fx.call(() -> map.getLayoutBounds());
    assertThat(within.contains(Fx.call(card::getBoundsInParent))).isTrue();
    data.screenshot("map-card", Theme.LIGHT);
  }

  @Test
  void theMatrixHidesTheFiltersThatItsCellsReplace() {
    Node truth = data.find("truth-4", Node.class);
    assertThat(isShown(truth)).isTrue();
    data.press("page-matrix");
    assertThat(isShown(truth)).isFalse();
    assertThat(isShown(data.find("set-1", Node.class))).isTrue();
    data.press("page-wall");
    assertThat(isShown(truth)).isTrue();
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }

  @Test
  void aSampleOpensBesideTheWallWithoutMovingIt() {
    assertThatTheWallStays();
    data.close();
    open(DataFixture.MIN_WIDTH, DataFixture.MIN_HEIGHT);
    assertThatTheWallStays();
  }

  private void assertThatTheWallStays() {
    DigitWall wall = data.find("digitWall", DigitWall.class);
    Bounds before = Fx.call(() -> wall.localToScene(wall.getLayoutBounds()));
    int columns = Fx.call(wall::columns);
    robot.clickOn(Fx.call(() -> wall.localToScreen(100, 60)));
    assertThat(data.find("openInDraw", Node.class)).isNotNull();
    assertThat(Fx.call(() -> wall.localToScene(wall.getLayoutBounds()))).isEqualTo(before);
    assertThat(Fx.call(wall::columns)).isEqualTo(columns);
    robot.push(KeyCode.ENTER).push(KeyCode.ESCAPE);
    assertThat(Fx.find(data.stage(), "#openInDraw")).isNull();
    assertThat(Fx.call(() -> wall.localToScene(wall.getLayoutBounds()))).isEqualTo(before);
  }

  @Test
  void oneKeyTogglesTheMistakesWorstFirst() {
    data.press("page-map");
    int mistakes = Integer.parseInt(data.text("data-mistakes").split(" ")[0]);
    robot.push(KeyCode.M);
    assertThat(data.count()).isEqualTo(mistakes).isBetween(1, 50);
    DigitWall wall = data.find("digitWall", DigitWall.class);
    assertThat(Fx.call(wall::isFocused)).isTrue();
    robot.push(KeyCode.HOME);
    assertThat(data.text("sampleVerdict")).matches("Label (\\d), predicted (?!\\1)\\d");
    robot.push(KeyCode.M);
    assertThat(data.count()).isEqualTo(700);
  }

  @Test
  void anOpenedSetIsSelectedAndShownUnderItsName() throws IOException {
    Drops.drop(data.find("digitWall", Node.class), pair("own-digits", TEST.take(50)));
    assertThat(data.text("data-title")).isEqualTo("own-digits");
    assertThat(data.text("pictureCount")).isEqualTo("50 of 50");
  }

  @Test
  void imagesWithoutLabelsAreRefusedOnceInOneSentenceThatNamesWhatIsMissing() throws IOException {
    Path images = pair("lonely", TEST.take(50))[0];
    Files.delete(folder.resolve("lonely-labels-idx1-ubyte"));
    Drops.drop(data.find("digitWall", Node.class), images);
    assertThat(data.noted.errors)
        .singleElement()
        .asString()
        .contains(images.getFileName().toString())
        .contains("labels")
        .doesNotContain("Exception");
    assertThat(data.text("data-title")).isEqualTo("MNIST test");
  }

  private Path[] pair(String name, DigitDataset set) throws IOException {
    Path images = folder.resolve(name + "-images-idx3-ubyte");
    Path labels = folder.resolve(name + "-labels-idx1-ubyte");
    try (var out = Files.newOutputStream(images)) {
      IdxWriter.writeImages(set, out, false);
    }
    try (var out = Files.newOutputStream(labels)) {
      IdxWriter.writeLabels(set, out, false);
    }
    return new Path[] {images, labels};
  }

  @Test
  void theMapHasTheColoursOfTheStyleSheet() throws IOException {
    String css;
    try (var in = DataFaultsTest.class.getResourceAsStream("/org/digitstudio/ui/studio.css")) {
      css = new String(in.readAllBytes());
    }
    for (int digit = 0; digit < 10; digit++) {
      assertThat(css).contains("-digit-%d: #%06x;".formatted(digit, MapPainter.COLOURS[digit]));
    }
  }
}
