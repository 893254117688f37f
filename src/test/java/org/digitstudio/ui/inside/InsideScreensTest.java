package org.digitstudio.ui.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.digitstudio.domain.NetworkSpec;
import org.digitstudio.insight.ForwardPass;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

class InsideScreensTest {
  @Test
  void screens() throws Exception {
    for (Theme theme : Theme.values()) {
      shoot(theme, 1112, 780, "", NetworkSpec.asDescribed(), "as-described");
    }
    shoot(Theme.LIGHT, 872, 640, "-small", NetworkSpec.asDescribed(), "as-described");
    shoot(Theme.LIGHT, 1112, 780, "-coded", NetworkSpec.asCoded(), "as-coded");
    shoot(Theme.LIGHT, 1112, 780, "-blocks", SampleNetworks.twoBlocks(), "two-blocks");
  }

  private static void shoot(
      Theme theme, double w, double h, String suffix, NetworkSpec spec, String name)
      throws Exception {
    Path file = Path.of(System.getProperty("inside.params", "."), name + ".bin");
    float[] p = Files.exists(file) ? InsideFixture.floats(file, spec) : new float[0];
    if (p.length == 0) {
      return;
    }
    InsideFixture fixture = new InsideFixture(theme, w, h);
    Fx.screenshot(fixture.stage, "inside-0empty" + suffix, theme);
    fixture.model("As described", new ForwardPass(spec, p));
    fixture.drawing(BundledMnist.test().image(0));
    for (int i = 1; i <= 7; i++) {
      fixture.press("stage-" + i);
      if (i == 6) {
        Fx.await(() -> !fixture.text("cover-after").equals("\u2026"));
      }
      Fx.screenshot(fixture.stage, "inside-" + i + suffix, theme);
      if (i == 2) {
        fixture.press("conv-source-1");
        Fx.screenshot(fixture.stage, "inside-2own" + suffix, theme);
      }
    }
    fixture.press("inside-tour");
    fixture.press("tour-next");
    Fx.screenshot(fixture.stage, "inside-tour" + suffix, theme);
    assertThat(fixture.visited).isEmpty();
    fixture.close();
  }
}
