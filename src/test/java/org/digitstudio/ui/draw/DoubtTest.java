package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.css.PseudoClass;
import org.digitstudio.ui.Fx;
import org.junit.jupiter.api.Test;

/** Predictions that are shown as doubtful. */
class DoubtTest extends DrawFixture {
  private static final PseudoClass DOUBTED = PseudoClass.getPseudoClass("doubted");

  DoubtTest() {
    super("accurate");
  }

  @Test
  void aLineAcrossThePageDoesNotLookLikeADigitAndItsBarsAreGrey() {
    draw(new double[][] {{.1, .5}, {.3, .5}, {.5, .5}, {.7, .5}, {.9, .5}});
    assertThat(sentence()).startsWith("This does not look like a");
    assertThat(answer()).isEqualTo("?");
    assertThat(Fx.find(stage, ".answer-panel .probability-bars").getPseudoClassStates())
        .contains(DOUBTED);
  }

  @Test
  void aDotDoesNotLookLikeADigit() {
    draw(new double[][] {{.5, .5}, {.501, .5}});
    assertThat(sentence()).isEqualTo("This does not look like a digit");
  }
}
