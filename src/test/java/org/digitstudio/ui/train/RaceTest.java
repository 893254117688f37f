package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.ui.Clipping;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.PseudoLocale;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.train.model.RaceModel;
import org.junit.jupiter.api.Test;

class RaceTest extends TrainFixture {

  private RaceModel race() {
    return page.model().race();
  }

  /** Two plans of one network, which tells these digits apart within a few epochs. */
  private void plan(String epochs) {
    press("train-tab-race");
    for (String lane : List.of("race-a-", "race-b-")) {
      recipe(lane + "recipe");
      type(lane + "batch", "20");
    }
    type("race-a-learning-rate", "0.02");
    type("race-b-learning-rate", "0.01");
    type("race-epochs", epochs);
    type("race-limit", "300");
    type("race-validation", "100");
  }

  @SuppressWarnings("unchecked")
  private void recipe(String id) {
    ComboBox<String> recipe = find(id, ComboBox.class);
    Fx.run(() -> recipe.setValue("as-coded"));
  }

  private void goal(double accuracy) {
    Fx.run(() -> race().goal().set(accuracy));
  }

  @Test
  void theFirstToTheGoalWinsAndBothRunsAreKept() throws Exception {
    plan("1000");
    goal(0.3);
    press("race-start");
    Fx.await(() -> race().lanes().stream().anyMatch(lane -> !lane.run().curve().isEmpty()));
    Fx.await(() -> race().winner().get().isPresent());
    Fx.await(() -> !race().running().get());

    assertThat(text("race-headline")).matches("As coded \\([AB]\\) wins: 30% after \\d+ epochs?");
    assertThat(Fx.call(() -> race().winner().get().orElseThrow().run().curve().getLast()))
        .matches(epoch -> epoch.validation().orElseThrow().accuracy() >= 0.3);
    assertThat(text("race-a-standing")).contains(" validation accuracy, ");
    Fx.screenshot(window, "train-race", Theme.LIGHT);
    List<RunRecord> kept = runs.list();
    assertThat(kept)
        .extracting(RunRecord::name)
        .containsExactlyInAnyOrder("As coded (A) 1", "As coded (B) 1");
    assertThat(kept).extracting(RunRecord::status).containsOnly(RunStatus.STOPPED);
    assertThat(kept)
        .extracting(run -> List.of(run.plan().seed(), run.plan().selection().validationImages()))
        .as("the same images are held out")
        .containsOnly(List.of(1L, 100));
    Fx.await(() -> page.model().runs().all().size() == 2);

    press("race-a-show");
    Fx.await(() -> run().run().get().isPresent());
    assertThat(Fx.call(() -> run().run().get().orElseThrow().name())).isEqualTo("As coded (A) 1");
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void aStoppedRaceHasNoWinnerAndLeavesTwoRunsThatCanResume() throws Exception {
    plan("1000");
    type("race-b-batch", "0");
    assertThat(find("race-start", Node.class).isDisabled()).as("an invalid plan").isTrue();
    type("race-b-batch", "20");
    // More than any network can read of digits this noisy.
    goal(1);
    press("race-start");
    Fx.await(() -> race().lanes().stream().noneMatch(lane -> lane.run().curve().isEmpty()));
    assertThat(Fx.call(() -> page.model().isRunning())).as("asks before closing").isTrue();
    assertThat(find("race-start", Node.class).isDisabled()).isTrue();
    press("train-start");
    assertThat(navigator.errors).singleElement().asString().contains("is still being trained");
    press("race-stop");
    Fx.await(() -> !race().running().get());

    assertThat(text("race-headline")).isEqualTo("Neither reached 100%");
    assertThat(runs.list()).allMatch(run -> run.status().resumable()).hasSize(2);
  }

  @Test
  void theRaceFitsASmallWindowInALongLanguage() throws Exception {
    Fx.close(window);
    PseudoLocale.during(
        () -> {
          window = open(Theme.DARK, 856, 640);
          press("train-tab-race");
          Fx.screenshot(window, "train-race-small", Theme.DARK);
          assertThat(Fx.call(() -> Clipping.cut(window.getScene()))).isEmpty();
        });
  }
}
