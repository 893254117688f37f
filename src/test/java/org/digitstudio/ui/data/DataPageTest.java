package org.digitstudio.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javax.imageio.ImageIO;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.DigitOrder;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxWriter;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.ui.Drops;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.shell.Navigator.DataRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

class DataPageTest {
  private static final DigitDataset SOME = BundledMnist.test().take(600);

  @TempDir private Path folder;
  private final FxRobot robot = new FxRobot();
  private final SharedState workspace = Studios.workspace("as-described");
  private DataFixture data;
  private DigitWall wall;

  @BeforeEach
  void open() {
    data =
        new DataFixture(workspace, new SynchronousRunner(), List.of(() -> SOME))
            .open(Theme.LIGHT, DataFixture.MIN_WIDTH, DataFixture.MIN_HEIGHT);
    wall = data.find("digitWall", DigitWall.class);
  }

  @AfterEach
  void close() {
    data.close();
  }

  private String status() {
    return data.text("wallStatus");
  }

  private Point2D tile(int column, int line) {
    double side = wall.tileProperty().get();
    return Fx.call(() -> wall.localToScreen((column + .5) * side, (line + .5) * side));
  }

  private String focused() {
    return Fx.call(() -> String.valueOf(data.stage().getScene().getFocusOwner().getId()));
  }

  @Test
  void filtersCombineAndTheCountsFollow() {
    assertThat(data.count()).isEqualTo(600);
    long fours = IntStream.range(0, 600).filter(i -> SOME.label(i) == 4).count();
    robot.clickOn("#truth-4");
    assertThat(data.count()).isEqualTo((int) fours);
    robot.clickOn("#truth-9");
    assertThat(data.count()).isGreaterThan((int) fours);
    robot.clickOn("#truth-9");
    data.press("verdict-right");
    int right = data.count();
    data.press("verdict-wrong");
    assertThat(right + data.count()).isEqualTo((int) fours);
    data.press("resetFilters");
    Fx.run(() -> ((TextField) Fx.find(data.stage(), "#firstIndex")).setText("590"));
    assertThat(data.count()).isEqualTo(10);
    data.press("resetFilters");
    assertThat(data.count()).isEqualTo(600);
  }

  @Test
  void arrowKeysMoveTheSelectionOfTheWallAndTheSampleFollows() {
    Fx.run(wall::requestFocus);
    robot.push(KeyCode.RIGHT);
    robot.push(KeyCode.RIGHT);
    assertThat(status()).startsWith("MNIST test, index 1: label 2");
    robot.push(KeyCode.END);
    assertThat(status()).startsWith("MNIST test, index 599");
    robot.push(KeyCode.HOME);
    robot.push(KeyCode.ENTER);
    assertThat(Fx.call(() -> wall.isFocused())).as("the sample has the keys now").isFalse();
    robot.push(KeyCode.RIGHT);
    assertThat(data.text("sampleWhere")).isEqualTo("MNIST test, index 1");
    robot.push(KeyCode.LEFT);
    assertThat(data.text("sampleWhere")).isEqualTo("MNIST test, index 0");
    robot.push(KeyCode.ESCAPE);
    assertThat(Fx.find(data.stage(), "#openInDraw")).isNull();
  }

  @Test
  void hoveringOverAPixelShowsItsValue() {
    robot.clickOn(tile(0, 0));
    PixelGrid grid = data.find("pixelGrid", PixelGrid.class);
    int row = 8;
    int column = 10;
    double cell = 224.0 / 28;
    robot.moveTo(Fx.call(() -> grid.localToScreen((column + .5) * cell, (row + .5) * cell)));
    int value = SOME.image(0).toBytes()[row * 28 + column] & 0xFF;
    assertThat(value).isPositive();
    assertThat(data.text("pixelWords")).isEqualTo("Row 8, column 10: value " + value);
    robot.doubleClickOn(grid);
    assertThat(Fx.call(grid::zoom)).isEqualTo(4);
  }

  @Test
  void aClickAtAnEdgeOfTheWallSelectsTheImageShownThere() {
    int columns = Fx.call(wall::columns);
    robot.clickOn(tile(3, 2));
    assertThat(data.text("sampleWhere")).isEqualTo("MNIST test, index " + (2 * columns + 3));
  }

  @Test
  void theWallIsSortedAndAShuffleIsReproducibleByItsSeed() {
    ComboBox<?> order = data.find("order", ComboBox.class);
    Fx.run(() -> order.getSelectionModel().select(DigitOrder.HIGHEST_LOSS.ordinal()));
    Fx.run(wall::requestFocus);
    robot.push(KeyCode.HOME);
    assertThat(data.text("sampleVerdict")).matches("Label (\\d), predicted (?!\\1)\\d");
    Fx.run(() -> order.getSelectionModel().select(DigitOrder.SHUFFLED.ordinal()));
    TextField seed = data.find("seed", TextField.class);
    String first = firstBySeed(seed, "42");
    assertThat(firstBySeed(seed, "43")).isNotEqualTo(first);
    assertThat(firstBySeed(seed, "42")).isEqualTo(first);
  }

  private String firstBySeed(TextField seed, String number) {
    Fx.run(() -> seed.setText(number));
    Fx.run(wall::requestFocus);
    robot.push(KeyCode.HOME);
    return data.text("sampleWhere");
  }

  @Test
  void arrowKeysMoveThroughTheMatrixAndACellIsAFilter() {
    data.press("page-matrix");
    Fx.run(() -> data.find("cell-0-0", ToggleButton.class).requestFocus());
    robot.push(KeyCode.DOWN);
    assertThat(focused()).isNotEqualTo("cell-0-0").startsWith("cell-").endsWith("-0");
    Fx.run(() -> data.find("cell-3-3", ToggleButton.class).requestFocus());
    int threes = Integer.parseInt(data.text("cell-3-3"));
    robot.push(KeyCode.SPACE);
    assertThat(data.count()).isEqualTo(threes);
    assertThat(Fx.call(() -> data.find("page-wall", ToggleButton.class).isSelected())).isTrue();
  }

  @Test
  void onTheMapALassoFiltersAndAClickSelects() {
    data.press("page-map");
    MapView map = data.find("digitMap", MapView.class);
    assertThat(map.showsOwn()).isFalse();
    Fx.run(() -> workspace.drawing().set(SOME.image(7)));
    assertThat(map.showsOwn()).as("the drawing of the Draw page").isTrue();
    Bounds page = Fx.call(() -> map.localToScreen(map.getLayoutBounds()));
    data.press("lassoMode");
    double[][] corners = {{.02, .02}, {.5, .02}, {.5, .98}, {.02, .98}, {.02, .02}};
    for (int i = 0; i < corners.length; i++) {
      robot.moveTo(
          page.getMinX() + corners[i][0] * page.getWidth(),
          page.getMinY() + corners[i][1] * page.getHeight());
      if (i == 0) {
        robot.press(MouseButton.PRIMARY);
      }
    }
    robot.release(MouseButton.PRIMARY);
    assertThat(data.count()).isBetween(50, 550);
    assertThat(Fx.call(() -> data.find("page-wall", ToggleButton.class).isSelected())).isTrue();
    data.press("page-map");
    data.press("renewMap");
    assertThat(Fx.call(map::count)).isEqualTo(data.count());
  }

  @Test
  void anotherPageCanRequestAFilter() {
    Fx.run(
        () ->
            data.page.open(
                new DataRequest(
                    Optional.of("MNIST test"), OptionalInt.of(4), OptionalInt.empty(), false)));
    assertThat(data.find("truth-4", FacetChip.class).isSelected()).isTrue();
    assertThat(data.find("set-0", FacetChip.class).isSelected()).isTrue();
  }

  @Test
  void aSampleGoesToInsideAndToDraw() {
    robot.clickOn(tile(0, 0));
    data.press("openInInside");
    data.press("openInDraw");
    assertThat(data.noted.asked).containsExactly("inside", "draw");
  }

  @Test
  void aSampleIsCopiedAndExportedAsItsOwn28By28Pixels() throws IOException {
    SampleFiles files = new SampleFiles(AtomicFile.WRITER, data.runner, data.noted);
    DigitImage image = SOME.image(3);
    Path file = folder.resolve("three.png");
    Fx.run(() -> files.write(image, file));
    var back = ImageIO.read(file.toFile());
    assertThat(back.getWidth()).isEqualTo(28);
    assertThat(back.getRaster().getSample(14, 9, 0)).isEqualTo(image.toBytes()[9 * 28 + 14] & 255);
    Fx.run(() -> files.write(image, folder.resolve("gone").resolve("three.png")));
    assertThat(data.noted.errors).hasSize(1);
    Fx.run(() -> files.copy(image));
    assertThat(Fx.call(() -> Clipboard.getSystemClipboard().getImage().getWidth())).isEqualTo(28);
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

  private void drop(Path... files) {
    assertThat(Drops.drop(data.find("digitWall", Node.class), files)).isTrue();
  }

  @Test
  void aTransposedSetIsOfferedToBeTransposedBack() throws IOException {
    drop(pair("emnist-digits-test", BundledMnist.test().take(200).transposed()));
    assertThat(data.noted.notices).containsExactly("emnist-digits-test is open: 200 images.");
    assertThat(data.count()).isEqualTo(200);
    data.screenshot("offer", Theme.LIGHT);
    data.press("verdict-right");
    int before = data.count();
    data.press("turnUpright");
    assertThat(data.count()).as("read rightly once it stands").isGreaterThan(before + 100);
    assertThat(Fx.call(() -> data.find("turnUpright", Node.class).getParent().isVisible()))
        .isFalse();
  }

  @Test
  void droppedTextIsRefused() {
    ClipboardContent words = new ClipboardContent();
    words.putString("train-images-idx3-ubyte");
    assertThat(Drops.drop(data.find("digitWall", Node.class), words)).isFalse();
    assertThat(data.noted.everything()).isEmpty();
  }

  @Test
  void aDamagedPairIsRefusedInOneSentenceAndNothingIsOpened() throws IOException {
    Path[] files = pair("broken", SOME.take(20));
    Files.write(files[0], Arrays.copyOf(Files.readAllBytes(files[0]), 2_000));
    drop(files);
    drop(files[1], files[1]);
    assertThat(data.noted.errors)
        .hasSize(2)
        .allSatisfy(words -> assertThat(words).endsWith(".").doesNotContain("Exception"));
    assertThat(data.noted.errors.getFirst()).contains("is incomplete");
    assertThat(data.count()).isEqualTo(600);
  }
}
