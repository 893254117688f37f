package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Pointer;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Draw and My digits in a language that is 40 % longer than English, at two sizes. */
class DrawPseudoLocaleTest extends DrawFixture {
  @ParameterizedTest
  @CsvSource({"1112, 780", "872, 640"})
  void noTextIsTruncatedInALongerLanguage(double width, double height) {
    PseudoLocale.during(
        () -> {
          reopen(Theme.LIGHT, width, height);
          assertNothingIsCut("blank", width);
          draw(Pointer.SEVEN);
          robot.clickOn("#draw-steps");
          assertNothingIsCut("seven", width);
          draw(new double[][] {{.05, .5}, {.95, .5}});
          assertNothingIsCut("unsure", width);
          Fx.run(() -> page.model().load(SampleInks.all().getLast()));
          assertNothingIsCut("number", width);
        });
  }

  @ParameterizedTest
  @CsvSource({"1112, 780", "872, 640"})
  void noTextOfMyDigitsIsTruncatedInALongerLanguage(double width, double height) throws Exception {
    for (int i = 0; i < 12; i++) {
      myDigits.add(BundledMnist.test().label(i), BundledMnist.test().image(i), Optional.empty());
    }
    PseudoLocale.during(
        () -> {
          reopen(Theme.LIGHT, width, height);
          robot.clickOn("#my-digits");
          assertNothingIsCut("my digits", width);
        });
  }

  private void assertNothingIsCut(String state, double width) {
    Fx.screenshot(stage, "pseudo-%s-%.0f".formatted(state.replace(' ', '-'), width), Theme.LIGHT);
    assertThat(Fx.call(() -> Clipping.cut(stage.getScene()))).as(state).isEmpty();
  }
}
