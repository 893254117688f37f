package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.digitstudio.application.replay.RunStatistics;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.Test;

/** The learning-rate range test and the histograms of a run. */
class TuningTest extends TrainFixture {

  private void testLearningRates() {
    type("train-batch", "20");
    press("train-range-start");
    Fx.await(() -> !find("train-range-advice", Node.class).isVisible() || isTested());
  }

  private boolean isTested() {
    return page.model().rangeTest().tested().get().isPresent()
        && !page.model().rangeTest().running().get();
  }

  @Test
  void theRangeTestFindsALearningRateAndPutsItIntoThePlan() throws Exception {
    assertThat(find("train-range-advice", Node.class).getParent().getParent().isVisible())
        .as("no card before the first test")
        .isFalse();
    testLearningRates();

    double found = Fx.call(() -> page.model().rangeTest().suggestion().orElseThrow());
    assertThat(text("train-range-advice")).startsWith("Use about ");
    assertThat(find("train-range-use", Button.class).getText()).startsWith("Use 0.");
    Fx.screenshot(window, "train-range-test", Theme.LIGHT);
    press("train-range-use");

    assertThat(Double.parseDouble(find("train-learning-rate", TextField.class).getText()))
        .isEqualTo(found);
    assertThat(isTested()).as("the test is still that of the plan").isTrue();
    assertThat(runs.list()).as("no run was kept").isEmpty();
    type("train-batch", "40");
    assertThat(Fx.call(() -> page.model().rangeTest().tested().get()))
        .as("a test of another batch size is not shown")
        .isEmpty();
    type("train-batch", "2000");
    press("train-range-start");
    press("train-range-close");
    assertThat(Fx.call(() -> page.model().rangeTest().running().get())).isFalse();
    assertThat(Fx.call(() -> page.model().rangeTest().points().size())).isZero();
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void theHistogramsFollowTheEpochsAndDeadUnitsAreCounted() {
    press("train-recipe-as-coded");
    train(2, 7);
    press("histograms-compute");
    Fx.await(() -> page.model().replay().histograms().statistics().get().isPresent());

    RunStatistics statistics =
        Fx.call(() -> page.model().replay().histograms().statistics().get().orElseThrow());
    assertThat(statistics.moments().getFirst().epochs()).isZero();
    assertThat(statistics.moments().getLast().epochs()).isEqualTo(2);
    assertThat(text("histograms-layer-0")).startsWith("Epoch 2.00: ").endsWith(" of 32 dead.");
    // This engine trains a linear network and leaves most of the neurons' weights at 0.
    assertThat(text("histograms-activations-advice"))
        .matches("\\d+ of the \\d+ units of .* are 0 for every image and no longer learn: .*");
    Node plot = Fx.find(window, ".ridge-plot");
    Fx.run(
        () ->
            Event.fireEvent(
                plot,
                new KeyEvent(
                    KeyEvent.KEY_PRESSED, "", "", KeyCode.HOME, false, false, false, false)));
    assertThat(text("histograms-layer-0")).startsWith("Epoch 0.00: ");
    assertThat(Fx.call(plot::getAccessibleHelp)).isEqualTo(text("histograms-layer-0"));

    train(1, 8);
    assertThat(Fx.call(() -> page.model().replay().histograms().statistics().get()))
        .as("histograms of another run")
        .isEmpty();
  }

  @Test
  void theTestFitsASmallWindowInALongLanguage() throws Exception {
    Fx.close(window);
    PseudoLocale.during(
        () -> {
          window = open(Theme.DARK, 856, 640);
          testLearningRates();
          Fx.screenshot(window, "train-range-test-small", Theme.DARK);
          assertThat(Fx.call(() -> Clipping.cut(window.getScene()))).isEmpty();
        });
  }
}
