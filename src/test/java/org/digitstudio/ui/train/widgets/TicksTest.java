package org.digitstudio.ui.train.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitstudio.ui.train.model.TrainFormats;
import org.junit.jupiter.api.Test;

class TicksTest {
  @Test
  void valuesAreRoundAndEncloseTheData() {
    assertThat(Ticks.around(0.9312, 0.9871, 4).values().stream().map(TrainFormats::percentTick))
        .containsExactly("92%", "94%", "96%", "98%", "100%");
    assertThat(Ticks.around(0, 2.3, 4).values().stream().map(TrainFormats::tick))
        .containsExactly("0", "1", "2", "3");
  }

  @Test
  void aSingleValueHasAScaleToo() {
    Ticks ticks = Ticks.around(0.5, 0.5, 4);
    assertThat(ticks.fraction(0.5)).isBetween(0.0, 1.0);
    assertThat(ticks.to()).isGreaterThan(ticks.from());
  }

  @Test
  void theAxisOfEpochsEndsWithTheRun() {
    assertThat(Ticks.whole(10, 8).values()).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0, 10.0);
    assertThat(Ticks.whole(3, 8).values()).containsExactly(0.0, 1.0, 2.0, 3.0);
    assertThat(Ticks.whole(25, 8).fraction(25)).isEqualTo(1);
  }
}
