package org.digitstudio.ui.inside.widgets;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitstudio.ui.ColourVision;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TintTest {
  @ParameterizedTest
  @EnumSource(ColourVision.class)
  void evidenceForAndAgainstDiffersForAllKindsOfColourVision(ColourVision eye) {
    for (float strength : new float[] {0.2f, 0.5f, 1f}) {
      assertThat(eye.distance(Tint.SIGNED.argb(strength), Tint.SIGNED.argb(-strength)))
          .as("orange and blue at %s", strength)
          .isGreaterThan(25);
      assertThat(eye.distance(Tint.SIGNED.argb(strength), Tint.SIGNED.argb(0)))
          .as("orange and black at %s", strength)
          .isGreaterThan(15);
      assertThat(eye.distance(Tint.SIGNED.argb(-strength), Tint.SIGNED.argb(0)))
          .as("blue and black at %s", strength)
          .isGreaterThan(15);
    }
  }

  @ParameterizedTest
  @EnumSource(ColourVision.class)
  void evidenceContrastsWithTheInkBelowIt(ColourVision eye) {
    for (float ink : new float[] {0f, 0.5f, 1f}) {
      int plain = Tint.over(ink, 0f);
      assertThat(eye.distance(Tint.over(ink, 0.5f), plain)).isGreaterThan(20);
      assertThat(eye.distance(Tint.over(ink, -0.5f), plain)).isGreaterThan(20);
      assertThat(eye.distance(Tint.over(ink, 0.5f), Tint.over(ink, -0.5f))).isGreaterThan(25);
    }
  }
}
