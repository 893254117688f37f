package org.digitstudio.ui.inside;

import java.io.IOException;
import org.assertj.core.api.SoftAssertions;
import org.digitstudio.TestModels;
import org.digitstudio.domain.network.Model;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.inside.model.StationKind;
import org.junit.jupiter.api.Test;

/** The Inside page in a language that is 40 % longer than English, in the smallest window. */
class InsidePseudoLocaleTest {
  private final SoftAssertions softly = new SoftAssertions();

  @Test
  void nothingIsCutInALongerLanguage() throws IOException {
    Model model = TestModels.store().bundled("as-described");
    PseudoLocale.during(
        () -> {
          InsideFixture inside = new InsideFixture(Theme.LIGHT, 872, 640);
          check(inside, "without-a-model");
          inside.model(model);
          check(inside, "blank");
          inside.press("station-1");
          check(inside, "empty");
          inside.drawing(BundledMnist.test().image(0));
          for (int i = 0; i < StationKind.values().length; i++) {
            inside.press("station-" + i);
            check(inside, "station-" + i);
          }
          inside.tour(1);
          check(inside, "tour");
          inside.close();
        });
    softly.assertAll();
  }

  private void check(InsideFixture inside, String state) {
    softly.assertThat(Fx.call(() -> Clipping.cut(inside.stage.getScene()))).as(state).isEmpty();
  }
}
