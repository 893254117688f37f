package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.digitstudio.TestModels;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.NetworkParts;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.insight.StockNetwork;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.MapGallery;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the numbers on the screen with those of stock Deeplearning4j. */
class InsideNumbersTest {
  private static final ModelStore MODELS = TestModels.store();
  private static final DigitImage SEVEN = SampleNetworks.seven();

  /** Tolerance: half a unit of the fourth decimal for rounding and as much for the arithmetic. */
  private static final double NEAR = 1e-4;

  private InsideFixture fixture;

  /**
   * Lists the article's two networks, one of two blocks, the bundled accurate one and one from
   * Keras.
   */
  static Stream<Named<ForwardPass>> networks() throws Exception {
    return Stream.of(
        Named.of("as described", SampleNetworks.seeded(NetworkSpec.asDescribed(), 21)),
        Named.of("as coded", SampleNetworks.seeded(NetworkSpec.asCoded(), 21)),
        Named.of("two blocks", SampleNetworks.seeded(SampleNetworks.twoBlocks(), 21)),
        Named.of("accurate", ForwardPass.of(MODELS.bundled("accurate"))),
        Named.of("from Keras", ForwardPass.of(MODELS.load(keras()))));
  }

  private static Path keras() throws Exception {
    return Path.of(
        Objects.requireNonNull(
                InsideNumbersTest.class.getResource(
                    "/org/digitstudio/exchange/keras/keras-described.h5"))
            .toURI());
  }

  private List<float[]> open(ForwardPass network, int stage) {
    List<float[]> stock = new StockNetwork(network).feedForward(SEVEN.pixels());
    fixture = new InsideFixture(Theme.LIGHT, 1112, 780);
    fixture.model("Seeded", network).drawing(SEVEN);
    fixture.press("station-" + stage);
    return stock;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theValueOfACellEqualsDeeplearning4jsAndItsTermsAddUp(ForwardPass network) {
    NetworkSpec spec = network.spec();
    List<float[]> stock = open(network, 2);
    fixture.press("conv-source-1");
    NetworkParts parts = NetworkParts.of(spec);
    for (int number = 0; number < parts.convolutions().size(); number++) {
      if (number > 0) {
        fixture.press("conv-layers-" + number);
      }
      int last = parts.convolutions().get(number).last();
      int conv = parts.convolutions().get(number).layer();
      for (KeyCode move : List.of(KeyCode.DOWN, KeyCode.RIGHT, KeyCode.UP, KeyCode.LEFT)) {
        fixture.key("conv-output", move);
        Shape shape = Inspection.upright(spec.shapes().get(last + 1));
        Cell at = Fx.call(() -> ((PixelMap) fixture.node("conv-output")).selection().get());
        int map = Fx.call(() -> ((MapGallery) fixture.node("conv-gallery")).chosen().get());
        int index = (map * shape.height() + at.row()) * shape.width() + at.column();
        boolean normalized = last > conv;
        assertThat(fixture.number(normalized ? "conv-step2" : "conv-step1"))
            .isCloseTo(stock.get(last)[index], within(NEAR));
        double others = number > 0 ? fixture.number("conv-others") : 0;
        assertThat(fixture.number("conv-products") + others + fixture.number("conv-bias"))
            .isCloseTo(fixture.number("conv-sum"), within(2.5 * NEAR));
        if (normalized) {
          assertThat(fixture.number("conv-sum")).isCloseTo(stock.get(conv)[index], within(NEAR));
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void thePooledValueIsTheMaximumOfTheWindowShown(ForwardPass network) {
    NetworkSpec spec = network.spec();
    List<float[]> stock = open(network, 3);
    int pool = NetworkParts.of(spec).pools().getFirst().layer();
    for (KeyCode move : List.of(KeyCode.UP, KeyCode.UP, KeyCode.DOWN, KeyCode.LEFT)) {
      fixture.key("pool-after", move);
      Shape shape = Inspection.upright(spec.shapes().get(pool + 1));
      Cell at = Fx.call(() -> ((PixelMap) fixture.node("pool-after")).selection().get());
      int map = Fx.call(() -> ((MapGallery) fixture.node("pool-gallery")).chosen().get());
      int index = (map * shape.height() + at.row()) * shape.width() + at.column();
      assertThat(fixture.number("pool-value")).isCloseTo(stock.get(pool)[index], within(NEAR));
      double largest =
          Fx.call(
              () ->
                  fixture.node("pool-window").lookupAll(".inside-cell").stream()
                      .mapToDouble(cell -> InsideFixture.parse(((Label) cell).getText()))
                      .max()
                      .orElseThrow());
      assertThat(fixture.number("pool-value")).isEqualTo(largest);
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aNeuronsPreActivationAndActivationEqualDeeplearning4js(ForwardPass network) {
    NetworkSpec spec = network.spec();
    List<float[]> stock = open(network, 4);
    int layer = NetworkParts.of(spec).hidden().getFirst().layer();
    for (KeyCode move : List.of(KeyCode.RIGHT, KeyCode.DOWN, KeyCode.END)) {
      fixture.key("neuron-wall", move);
      int unit = Fx.call(() -> ((MapGallery) fixture.node("neuron-wall")).chosen().get());
      assertThat(fixture.number("neuron-value")).isCloseTo(stock.get(layer)[unit], within(NEAR));
      assertThat(fixture.number("neuron-products") + fixture.number("neuron-bias"))
          .isCloseTo(fixture.number("neuron-sum"), within(2 * NEAR));
      assertThat(fixture.number("neuron-ink") + fixture.number("neuron-rest"))
          .isCloseTo(fixture.number("neuron-sum"), within(2 * NEAR));
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theTenLogitsAndProbabilitiesEqualDeeplearning4js(ForwardPass network) {
    NetworkSpec spec = network.spec();
    List<float[]> stock = open(network, 5);
    float[] hidden = stock.get(spec.layers().size() - 2);
    float[] shares = stock.getLast();
    int output = spec.layers().size() - 1;
    for (int digit = 0; digit < 10; digit++) {
      float[] weights = network.weights(output, digit);
      double sum = network.bias(output, digit);
      for (int i = 0; i < hidden.length; i++) {
        sum += weights[i] * hidden[i];
      }
      assertThat(fixture.number("logit-" + digit)).isCloseTo(sum, within(NEAR));
      assertThat(fixture.number("softmax-" + digit) / 100).isCloseTo(shares[digit], within(NEAR));
    }
    double score =
        fixture.number("logit-shown") + fixture.number("logit-rest") + fixture.number("logit-bias");
    assertThat(score).isCloseTo(fixture.number("logit-total"), within(2.5 * NEAR));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theEvidenceShownAddsUpToTheLogit(ForwardPass network) {
    open(network, 6);
    double sum =
        fixture.number("why-blank") + fixture.number("why-for") + fixture.number("why-against");
    double score = fixture.number("why-logit");
    assertThat(sum)
        .isCloseTo(score, within(0.01 * Math.abs(score - fixture.number("why-blank")) + 3 * NEAR));
  }
}
