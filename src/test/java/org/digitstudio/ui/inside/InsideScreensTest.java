package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.digitstudio.TestModels;
import org.digitstudio.domain.network.Model;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

class InsideScreensTest {
  @Test
  void screens() throws Exception {
    Model described = TestModels.store().bundled("as-described");
    Model accurate = TestModels.store().bundled("accurate");
    for (Theme theme : Theme.values()) {
      shoot(theme, 1112, 780, "", described);
    }
    shoot(Theme.LIGHT, 872, 640, "-small", described);
    shoot(Theme.LIGHT, 1112, 780, "-accurate", accurate);
  }

  private static void shoot(Theme theme, double w, double h, String suffix, Model model) {
    InsideFixture fixture = new InsideFixture(theme, w, h);
    Fx.screenshot(fixture.stage, "inside-0empty" + suffix, theme);
    fixture.model("A model", new ForwardPass(model.spec(), model.parameters()));
    fixture.drawing(BundledMnist.test().image(0));
    for (int i = 0; i <= 8; i++) {
      fixture.press("station-" + i);
      if (i == 6) {
        Fx.await(() -> !fixture.text("occlusion-after").equals("\u2026"));
      }
      Fx.screenshot(fixture.stage, "inside-" + i + suffix, theme);
      if (i == 2) {
        fixture.press("conv-source-1");
        Fx.screenshot(fixture.stage, "inside-2own" + suffix, theme);
      }
    }
    fixture.tour(1);
    fixture.press("tour-next");
    Fx.screenshot(fixture.stage, "inside-tour" + suffix, theme);
    assertThat(fixture.noted.everything()).isEmpty();
    assertThat(
            Fx.SCREENS.resolve(
                "inside-8" + suffix + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png"))
        .isNotEmptyFile();
    fixture.close();
  }
}
