package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.digitstudio.TestModels;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.NetworkParts;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.insight.StockNetwork;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.inside.model.StationKind;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The station that shows the whole network. */
class NetworkStationTest {
  private static final Pattern MAP_CELL =
      Pattern.compile(".*, feature map ([\\d,]+), row (\\d+), column (\\d+): ([\u2212\\d.,]+).*");
  private static final Pattern NEURON = Pattern.compile(".*, neuron ([\\d,]+): ([\u2212\\d.,]+).*");
  private static final DigitImage SEVEN = SampleNetworks.seven();
  private static final double NEAR = 1e-4;

  private InsideFixture fixture;

  static Stream<Named<ForwardPass>> networks() throws Exception {
    return InsideNumbersTest.networks();
  }

  private void open(ForwardPass network) {
    fixture = new InsideFixture(Theme.LIGHT, 1112, 780);
    fixture.model("Seeded", network).drawing(SEVEN);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void itsNumbersEqualDeeplearning4js(ForwardPass network) {
    open(network);
    List<float[]> stock = new StockNetwork(network).feedForward(SEVEN.pixels());
    for (int digit = 0; digit < 10; digit++) {
      assertThat(fixture.number("overview-probability-" + digit) / 100)
          .isCloseTo(stock.getLast()[digit], within(NEAR));
    }
    fixture.key("overview", KeyCode.LEFT);
    List<NetworkParts.Part> parts = NetworkParts.of(network.spec()).inOrder();
    for (int column = parts.size() - 2; column >= 0; column--) {
      fixture.key("overview", KeyCode.LEFT);
      int layer = parts.get(column).last();
      assertThat(shownValue(network.spec().shapes().get(layer + 1), stock.get(layer))).isTrue();
      fixture.key("overview", KeyCode.DOWN);
      assertThat(shownValue(network.spec().shapes().get(layer + 1), stock.get(layer))).isTrue();
    }
  }

  /** Compares the value in the sentence below the network with Deeplearning4j's. */
  private boolean shownValue(Shape shape, float[] stock) {
    String words = fixture.text("overview-words");
    Matcher map = MAP_CELL.matcher(words);
    Matcher neuron = NEURON.matcher(words);
    if (map.matches()) {
      int width = shape.height() == 1 ? 1 : shape.width();
      int unit = count(map.group(1)) - 1;
      int cell = (count(map.group(2)) - 1) * width + count(map.group(3)) - 1;
      int index = unit * shape.height() * shape.width() + cell;
      assertThat(InsideFixture.parse(map.group(4))).isCloseTo(stock[index], within(NEAR));
      return true;
    }
    if (neuron.matches()) {
      int unit = count(neuron.group(1)) - 1;
      assertThat(InsideFixture.parse(neuron.group(2))).isCloseTo(stock[unit], within(NEAR));
      return true;
    }
    return false;
  }

  private static int count(String text) {
    return Integer.parseInt(text.replace(",", ""));
  }

  @ParameterizedTest
  @CsvSource({"1112, 780", "872, 640"})
  void theWholeNetworkFitsThePage(double width, double height) throws Exception {
    for (String name : List.of("as-described", "accurate")) {
      fixture = new InsideFixture(Theme.LIGHT, width, height);
      ForwardPass network = ForwardPass.of(TestModels.store().bundled(name));
      fixture.model(name, network).drawing(SEVEN);
      Bounds page = inScene(fixture.node("overview"));
      assertThat(page.getMaxX()).isLessThanOrEqualTo(width);
      assertThat(page.getMaxY()).isLessThanOrEqualTo(height);
      assertThat(inScene(fixture.node("overview-words")).getMaxY()).isLessThanOrEqualTo(height);
      assertThat(inScene(fixture.node("overview-play")).getMaxX()).isLessThanOrEqualTo(width);
      List<Node> shown = new ArrayList<>(Fx.all(fixture.stage, ".overview-percent"));
      shown.addAll(Fx.all(fixture.stage, ".overview-name"));
      assertThat(shown).hasSize(10 + 1 + NetworkParts.of(network.spec()).inOrder().size());
      for (Node part : shown) {
        assertThat(page.contains(inScene(part))).as("%s is on the page", part).isTrue();
      }
      if (name.equals("as-described")) {
        fixture.close();
      }
    }
  }

  private static Bounds inScene(Node node) {
    return Fx.call(() -> node.localToScene(node.getLayoutBounds()));
  }

  @Test
  void theStationUpdatesWhileThePenMoves() {
    open(SampleNetworks.seeded(SampleNetworks.twoBlocks(), 21));
    List<String> before = probabilities();
    float[] half = SEVEN.pixels();
    java.util.Arrays.fill(half, 392, 784, 0f);
    fixture.drawing(DigitImage.of(half));
    assertThat(probabilities()).isNotEqualTo(before);
    fixture.drawing(SEVEN);
    assertThat(probabilities()).isEqualTo(before);
  }

  private List<String> probabilities() {
    List<String> shown = new ArrayList<>();
    for (int digit = 0; digit < 10; digit++) {
      shown.add(fixture.text("overview-probability-" + digit));
    }
    return shown;
  }

  @Test
  void hoveringOverACellDescribesItsInputsAndOutputsAndAClickOpensItsStation() {
    open(SampleNetworks.seeded(SampleNetworks.twoBlocks(), 21));
    String hint = Messages.text("inside.network.hint");
    assertThat(fixture.text("overview-words")).isEqualTo(hint);
    Matcher cell = pointAtConvolution();
    assertThat(fixture.text("overview-words")).contains("depends on 5 × 5 pixels", "feeds");
    fixture.key("overview", KeyCode.ENTER);
    assertThat(station()).isEqualTo(StationKind.CONVOLUTION);
    int map = Fx.call(() -> ((MapGallery) fixture.node("conv-gallery")).chosen().get());
    assertThat(map).isEqualTo(count(cell.group(1)) - 1);
    Cell at = Fx.call(() -> ((PixelMap) fixture.node("conv-output")).selection().get());
    assertThat(at).isEqualTo(new Cell(count(cell.group(2)) - 1, count(cell.group(3)) - 1));
    fixture.press("station-0");
    mouse(MouseEvent.MOUSE_EXITED, 0, 0);
    assertThat(fixture.text("overview-words")).isEqualTo(hint);
  }

  /**
   * Moves the pointer along the middle of the page until it is over a cell that is not at a rim.
   */
  private Matcher pointAtConvolution() {
    Bounds area = Fx.call(() -> fixture.node("overview").getLayoutBounds());
    for (double x = area.getWidth() / 5; x < area.getWidth(); x += 7) {
      mouse(MouseEvent.MOUSE_MOVED, x, area.getHeight() / 2 + 5);
      String words = fixture.text("overview-words");
      Matcher cell = MAP_CELL.matcher(words);
      if (words.contains("5 × 5") && cell.matches()) {
        return cell;
      }
    }
    throw new AssertionError("the pointer met no cell of a feature map");
  }

  /** Sends a mouse event at a point of the overview; events carry coordinates of the scene. */
  private void mouse(EventType<MouseEvent> type, double x, double y) {
    Fx.run(
        () -> {
          Node overview = fixture.node("overview");
          Point2D at = overview.localToScene(x, y);
          overview.fireEvent(
              new MouseEvent(
                  type,
                  at.getX(),
                  at.getY(),
                  at.getX(),
                  at.getY(),
                  MouseButton.NONE,
                  0,
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  false,
                  null));
        });
  }

  @Test
  void theAnimationRunsThroughTheLayersUntilItIsStopped() {
    open(SampleNetworks.seeded(SampleNetworks.twoBlocks(), 21));
    fixture.press("overview-play");
    Fx.await(
        () -> fixture.text("overview-words").equals(Messages.text("inside.network.signal.image")));
    fixture.press("overview-play");
    assertThat(fixture.text("overview-words")).isEqualTo(Messages.text("inside.network.hint"));
  }

  @Test
  void theDrawingPadIsShownOnThePageAndOnOtherPagesOnRequest() {
    open(SampleNetworks.seeded(SampleNetworks.twoBlocks(), 21));
    Pane docked = (Pane) Fx.find(fixture.stage, ".overview-pad");
    Node pad = docked.getChildren().getFirst();
    fixture.press("station-5");
    fixture.press("inside-pad-open");
    assertThat(((Pane) fixture.node("inside-pad")).getChildren()).contains(pad);
    fixture.press("station-0");
    assertThat(docked.getChildren()).containsExactly(pad);
    assertThat(fixture.node("inside-pad").isVisible()).isFalse();
  }

  private StationKind station() {
    return Fx.call(() -> fixture.page.model().station().get());
  }
}
