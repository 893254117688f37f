package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Labeled;
import org.digitstudio.application.Digits;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A model whose classes have names of their own is explained with them on every page of Inside. */
class ClassNamesInsideTest {
  private final InsideFixture fixture = new InsideFixture(Theme.LIGHT, 1104, 780);

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> texts(String selector) {
    return Fx.call(
        () ->
            Fx.all(fixture.stage, selector).stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
  }

  @Test
  void namesStandForDigitsFromTheOverviewToTheEvidence() {
    Model seeded =
        SampleNetworks.model("Garments", SampleNetworks.seeded(NetworkSpec.asDescribed(), 1));
    fixture
        .model(seeded.withCard(seeded.card().withClassNames(Digits.GARMENTS)))
        .drawing(SampleNetworks.seven());

    assertThat(texts(".overview-digit")).containsExactlyElementsOf(Digits.GARMENTS.names());
    String predicted = fixture.text("inside-prediction");
    assertThat(Digits.GARMENTS.names()).anyMatch(predicted::contains);
    Fx.screenshot(fixture.stage, "inside-named-overview", Theme.LIGHT);
    fixture.press("station-5");
    assertThat(texts(".inside-table .inside-digit"))
        .containsExactlyElementsOf(Digits.GARMENTS.names());
    fixture.press("station-6");
    assertThat(texts(".inside-digits .inside-digit"))
        .containsExactlyElementsOf(Digits.GARMENTS.names());
    Fx.screenshot(fixture.stage, "inside-named-why", Theme.LIGHT);
  }
}
