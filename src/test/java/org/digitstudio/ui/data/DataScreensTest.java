package org.digitstudio.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.digitstudio.application.HeldRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.insight.DigitTables;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

/** Opens every view of the Data page in both themes and sizes and takes screenshots. */
class DataScreensTest {
  private static final DigitDataset SOME = BundledMnist.test().take(700);

  @Test
  void everyViewFitsBothThemesAndSizes() {
    SharedState workspace = Studios.workspace("as-described");
    workspace.drawing().set(SOME.image(7));
    for (Theme theme : Theme.values()) {
      everyPage(workspace, theme, 1112, 780, "");
      everyPage(workspace, theme, DataFixture.MIN_WIDTH, DataFixture.MIN_HEIGHT, "-small");
    }
  }

  private static void everyPage(
      SharedState workspace, Theme theme, double width, double height, String size) {
    DataFixture data =
        new DataFixture(workspace, new SynchronousRunner(), List.of(() -> SOME))
            .open(theme, width, height);
    data.screenshot("wall" + size, theme);
    DigitWall wall = data.find("digitWall", DigitWall.class);
    Fx.run(
        () -> {
          data.find("order", javafx.scene.control.ComboBox.class).getSelectionModel().select(3);
          wall.requestFocus();
          wall.fireEvent(key(KeyCode.HOME));
        });
    assertThat(data.find("openInDraw", Button.class)).isNotNull();
    wholeWithin(data, "openInDraw", "exportSample", "page-wall", "page-doubtful", "data-mistakes");
    data.screenshot("sample" + size, theme);
    Fx.run(() -> data.find("pixelGrid", PixelGrid.class).zoomAt(4, 112, 112));
    data.screenshot("numbers" + size, theme);
    for (String page : List.of("matrix", "overview", "map", "doubtful")) {
      data.press("page-" + page);
      data.screenshot(page + size, theme);
    }
    Fx.run(() -> data.find("doubtfulList", ListView.class).getSelectionModel().select(1));
    data.screenshot("doubtful-chosen" + size, theme);
    data.press("page-wall");
    // The open sample covers the filters of a narrow window.
    Fx.run(() -> data.find("sampleWhere", Label.class).fireEvent(key(KeyCode.ESCAPE)));
    data.press("truth-4");
    data.press("answer-9");
    data.press("verdict-right");
    data.screenshot("nothing" + size, theme);
    assertThat(data.noted.errors).isEmpty();
    data.close();
  }

  private static KeyEvent key(KeyCode code) {
    return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
  }

  @Test
  void largeCountsAndLongNamesAreNotTruncated() {
    SharedState workspace = SharedState.blank();
    workspace.classifier().set(Optional.of(new LabelReader()));
    List<Supplier<DigitDataset>> sets =
        List.of(
            () -> new DigitTables.Plain("MNIST test", labels(10_000)),
            () -> new DigitTables.Plain("MNIST training", labels(60_000)),
            () -> new DigitTables.Plain("emnist-digits-train", labels(280_000)));
    for (double[] size : new double[][] {{1112, 780}, {872, 640}}) {
      DataFixture data =
          new DataFixture(workspace, new SynchronousRunner(), sets)
              .open(Theme.LIGHT, size[0], size[1]);
      for (String page : List.of("wall", "matrix", "overview")) {
        data.press("page-" + page);
        data.screenshot("thousands-" + page + (size[0] < 1000 ? "-small" : ""), Theme.LIGHT);
        assertNothingIsCut(data, page);
      }
      data.close();
    }
  }

  private static int[] labels(int count) {
    return IntStream.range(0, count).map(i -> i % 10).toArray();
  }

  /** Asserts that no single-line text is truncated. */
  private static void assertNothingIsCut(DataFixture data, String page) {
    List<Text> shown =
        Fx.call(
            () ->
                Fx.all(data.stage(), ".text").stream()
                    .filter(Text.class::isInstance)
                    .map(Text.class::cast)
                    .filter(DataScreensTest::isShown)
                    .filter(text -> text.getParent() instanceof Labeled)
                    .toList());
    assertThat(shown).as("words and figures on %s", page).hasSizeGreaterThan(60);
    assertThat(
            Fx.call(
                () ->
                    shown.stream()
                        .filter(text -> isCut(text, (Labeled) text.getParent()))
                        .map(text -> ((Labeled) text.getParent()).getText())
                        .toList()))
        .as("cut on %s", page)
        .isEmpty();
  }

  private static boolean isCut(Text text, Labeled owner) {
    return !owner.isWrapText()
        && !"wallStatus".equals(owner.getId())
        && !text.getText().equals(owner.getText());
  }

  private static boolean isShown(Node node) {
    return node.isVisible() && (node.getParent() == null || isShown(node.getParent()));
  }

  /** Predicts the label, except for one image in a hundred. */
  private static final class LabelReader implements DigitClassifier {
    private final Model model =
        Studios.workspace("as-described").classifier().get().orElseThrow().model();

    @Override
    public Model model() {
      return model;
    }

    @Override
    public Prediction classify(DigitImage image) {
      throw new UnsupportedOperationException();
    }

    @Override
    public float[] features(DigitImage image) {
      return new float[] {0};
    }

    @Override
    public BatchResult classifyAll(
        DigitDataset data, Extra want, DoubleConsumer progress, BooleanSupplier cancelled) {
      int[] answers =
          IntStream.range(0, data.size())
              .map(i -> (data.label(i) + (i % 100 == 0 ? 1 : 0)) % 10)
              .toArray();
      double[] sure = new double[answers.length];
      Arrays.fill(sure, 0.9);
      return DigitTables.predictions(answers, sure);
    }
  }

  /** Asserts that nodes are entirely within the window. */
  private static void wholeWithin(DataFixture data, String... ids) {
    double width = data.stage().getScene().getWidth();
    for (String id : ids) {
      Node node = data.find(id, Node.class);
      Bounds bounds = Fx.call(() -> node.localToScene(node.getLayoutBounds()));
      assertThat(bounds.getMinX()).as(id).isNotNegative();
      assertThat(bounds.getMaxX()).as(id).isLessThanOrEqualTo(width);
    }
  }

  @Test
  void progressIsShownAndPredictionCanBeStopped() {
    HeldRunner runner = new HeldRunner();
    DataFixture data =
        new DataFixture(Studios.workspace("as-described"), runner, List.of(() -> SOME))
            .open(Theme.LIGHT, 1112, 780);
    data.screenshot("opening", Theme.LIGHT);
    Fx.run(
        () -> {
          while (data.datasets.progress().get().fraction().isEmpty()) {
            runner.runNext();
          }
        });
    data.screenshot("reading", Theme.LIGHT);
    data.press("stopReading");
    assertThat(data.text("readingWords")).isEqualTo("Predictions stopped");
    data.screenshot("stopped", Theme.LIGHT);
    Fx.run(runner::runAll);
    assertThat(data.find("answer-9", FacetChip.class).getAccessibleText()).endsWith(": no images");
    data.press("resumeReading");
    Fx.run(runner::runAll);
    assertThat(data.find("answer-9", FacetChip.class).getAccessibleText())
        .doesNotEndWith(": no images");
    data.close();
  }

  @Test
  void withoutAModelThePageSaysWhatIsMissing() {
    DataFixture data =
        new DataFixture(SharedState.blank(), new SynchronousRunner(), List.of(() -> SOME))
            .open(Theme.LIGHT, 1112, 780);
    data.press("page-matrix");
    data.screenshot("matrix-nomodel", Theme.LIGHT);
    data.press("page-map");
    data.screenshot("map-nomodel", Theme.LIGHT);
    assertThat(data.noted.errors).isEmpty();
    data.close();
  }
}
