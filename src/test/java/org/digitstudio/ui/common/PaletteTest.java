package org.digitstudio.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ui.ColourVision;
import org.digitstudio.ui.Contrast;
import org.digitstudio.ui.Fx;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Measures the colours with a meaning, as defined by the style sheet. */
class PaletteTest {
  private static final double CLEARLY_DIFFERENT = 28;
  private static final double VISIBLE = 3;

  @ParameterizedTest
  @EnumSource(ColourVision.class)
  void theColoursOfTheTenDigitsDifferForAllKindsOfColourVision(ColourVision eye) {
    List<Color> hues = colours(Theme.LIGHT, "-digit-", 0, Prediction.CLASSES);
    for (int one = 0; one < hues.size(); one++) {
      assertThat(Contrast.ratio(hues.get(one), Color.BLACK)).isGreaterThan(VISIBLE);
      for (int other = 0; other < one; other++) {
        assertThat(eye.distance(argb(hues.get(one)), argb(hues.get(other))))
            .as("%d and %d", one, other)
            .isGreaterThan(CLEARLY_DIFFERENT);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ColourVision.class)
  void correctAndWrongCellsOfAMatrixDifferForAllKindsOfColourVision(ColourVision eye) {
    for (Theme theme : Theme.values()) {
      List<Color> right = colours(theme, "-heat-right-", 1, 4);
      List<Color> wrong = colours(theme, "-heat-wrong-", 1, 4);
      for (int heat = 0; heat < right.size(); heat++) {
        assertThat(eye.distance(argb(right.get(heat)), argb(wrong.get(heat))))
            .as("%s, strength %d", theme, heat + 1)
            .isGreaterThan(heat == 0 ? 8 : CLEARLY_DIFFERENT);
      }
    }
  }

  /** Returns the looked-up colours of a theme whose names are a prefix and a number. */
  private static List<Color> colours(Theme theme, String prefix, int from, int to) {
    return Fx.call(
        () -> {
          VBox root = new VBox();
          Scene scene = new Scene(root);
          theme.apply(scene);
          for (int number = from; number < to; number++) {
            Region region = new Region();
            region.setStyle("-fx-background-color: " + prefix + number);
            root.getChildren().add(region);
          }
          root.applyCss();
          return IntStream.range(0, to - from)
              .mapToObj(i -> (Region) root.getChildren().get(i))
              .map(region -> (Color) region.getBackground().getFills().getFirst().getFill())
              .toList();
        });
  }

  private static int argb(Color colour) {
    return 0xFF000000
        | channel(colour.getRed()) << 16
        | channel(colour.getGreen()) << 8
        | channel(colour.getBlue());
  }

  private static int channel(double share) {
    return (int) Math.round(255 * share);
  }
}
