package org.digitstudio.ui.inside;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.insight.SampleNetworks;
import org.digitstudio.ui.Frames;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.inside.model.StationKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the time until all feature maps of a station are repainted after a change of the
 * drawing: {@code mvn test -Dtest=InsideFluency -Dmeasure=true}. Asserts nothing, because times
 * depend on the machine.
 */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class InsideFluency {
  private static final int FRAMES = 300;
  private static final int WARM_UP = 100;

  @Test
  void print() throws InterruptedException {
    measure("as-described", NetworkSpec.asDescribed());
    measure("as-coded", NetworkSpec.asCoded());
    measure("accurate", Recipes.plan(Recipes.ACCURATE, 1, 1).network());
  }

  private static void measure(String name, NetworkSpec spec) throws InterruptedException {
    InsideFixture fixture = new InsideFixture(Theme.LIGHT, 1112, 780, new FxRunner());
    fixture.model(name, SampleNetworks.seeded(spec, 21)).drawing(SampleNetworks.seven());
    for (StationKind kind : StationKind.values()) {
      Fx.await(() -> fixture.page.model().inspection().get().isPresent());
      fixture.press("station-" + kind.ordinal());
      if (kind == StationKind.CONVOLUTION) {
        fixture.press("conv-source-1");
      }
      System.out.printf("%-13s %-12s %s%n", name, kind, Frames.spread(draw(fixture)));
    }
    fixture.close();
  }

  /** Repeatedly changes the drawing and waits for the pulse that lays out the result. */
  private static List<Double> draw(InsideFixture fixture) throws InterruptedException {
    List<Double> millis = new ArrayList<>();
    AtomicLong painted = new AtomicLong();
    AtomicLong published = new AtomicLong();
    Fx.run(
        () -> {
          fixture
              .page
              .model()
              .inspection()
              .addListener((property, before, now) -> published.incrementAndGet());
          fixture.stage.getScene().addPostLayoutPulseListener(() -> painted.set(published.get()));
        });
    for (int frame = 0; frame < WARM_UP + FRAMES; frame++) {
      DigitImage picture = partOf(SampleNetworks.seven(), frame % 56 + 28);
      long before = painted.get();
      long start = System.nanoTime();
      fixture.state.drawing().set(picture);
      while (painted.get() == before) {
        Thread.sleep(0, 200_000);
      }
      if (frame >= WARM_UP) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
      // A pen sends about sixty samples a second.
      Thread.sleep(5);
    }
    return millis;
  }

  /** Returns the digit as drawn so far, so that every frame differs. */
  private static DigitImage partOf(DigitImage whole, int steps) {
    float[] pixels = whole.pixels();
    Arrays.fill(pixels, Math.min(pixels.length, steps * 10), pixels.length, 0f);
    return DigitImage.of(pixels);
  }
}
