package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.shape.Polyline;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.Distortion;
import org.digitstudio.insight.Distortion.Kind;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.ForwardTrace;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.insight.Sweep;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The station "What if". */
class WhatIfStationTest {
  private static final ForwardPass NETWORK = SampleNetworks.seeded(SampleNetworks.twoBlocks(), 21);
  private static final DigitImage SEVEN = SampleNetworks.seven();

  private InsideFixture fixture;

  @BeforeEach
  void open() {
    fixture = new InsideFixture(Theme.LIGHT, 1112, 780);
    fixture.model("Seeded", NETWORK).drawing(SEVEN);
    fixture.press("station-7");
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private void slide(String id, double amount) {
    Fx.run(() -> ((Slider) fixture.node(id)).setValue(amount));
  }

  private void awaitCurves() {
    Fx.await(
        () ->
            IntStream.range(0, Kind.values().length)
                .mapToObj(i -> Kind.values()[i].name().toLowerCase(java.util.Locale.ROOT))
                .noneMatch(kind -> fixture.text("whatif-range-" + kind).isEmpty()));
  }

  @Test
  void slidersChangeTheImageAndResetUndoesThemAll() {
    String untouched = fixture.text("whatif-prediction");
    slide("whatif-rotation", 40);
    slide("whatif-blur", 1);
    ForwardTrace expected =
        NETWORK.run(
            Distortion.NONE.with(Kind.ROTATION, 40).with(Kind.BLUR, 1).apply(SEVEN.pixels()));
    assertThat(fixture.text("whatif-prediction"))
        .startsWith("Prediction: " + expected.prediction())
        .isNotEqualTo(untouched);
    assertThat(fixture.text("whatif-amount-rotation")).isEqualTo("40°");
    fixture.press("whatif-reset");
    assertThat(fixture.text("whatif-prediction")).isEqualTo(untouched);
    assertThat(fixture.text("whatif-amount-rotation")).isEqualTo("0°");
    assertThat(fixture.node("whatif-reset").isDisabled()).isTrue();
  }

  @Test
  void everyChartShowsTheRangeOfThePrediction() {
    awaitCurves();
    Sweep rotation = Sweep.of(NETWORK, SEVEN.pixels(), Distortion.NONE, Kind.ROTATION, () -> false);
    Sweep.Range range = rotation.rangeAround(0);
    assertThat(fixture.text("whatif-range-rotation"))
        .isEqualTo(
            "%d from %.0f° to %.0f°"
                .formatted(NETWORK.run(SEVEN).prediction(), range.from(), range.to())
                .replace('-', '\u2212'));
    Node plot = fixture.node("whatif-rotation").getParent();
    List<Node> pieces = List.copyOf(plot.lookupAll(".whatif-piece"));
    assertThat(pieces).isNotEmpty();
    assertThat(
            pieces.stream()
                .map(piece -> ((Labeled) piece).getText())
                .filter(text -> !text.isEmpty()))
        .contains(Integer.toString(NETWORK.run(SEVEN).prediction()));
    assertThat(Fx.all(fixture.stage, ".whatif-curve"))
        .hasSize(8 * 10)
        .allMatch(curve -> !((Polyline) curve).getPoints().isEmpty());
  }

  @Test
  void theAttackFindsNoiseThatFlipsThePredictionOfTheModelInUse() {
    fixture.press("attack-find");
    int before = NETWORK.run(SEVEN).prediction();
    assertThat(fixture.text("attack-words"))
        .contains("instead of " + before)
        .containsPattern("more than [0-9.]+ ?%");
    assertThat(fixture.node("attack-after").getParent().getParent().isVisible()).isTrue();
    slide("whatif-slant", 20);
    assertThat(fixture.node("attack-after").getParent().getParent().isVisible())
        .as("the noise was found for another image")
        .isFalse();
  }
}
