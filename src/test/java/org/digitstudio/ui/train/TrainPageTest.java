package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javax.imageio.ImageIO;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.ui.Drops;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.shell.PageId;
import org.digitstudio.ui.train.model.PlanField;
import org.digitstudio.ui.train.model.PlanViewModel;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.junit.jupiter.api.Test;

class TrainPageTest extends TrainFixture {

  @Test
  void aRunIsStartedPausedResumedStoppedAndItsModelUsed() throws Exception {
    useFusedEngineAndMnist();
    Fx.screenshot(window, "train-idle", Theme.LIGHT);
    press("train-recipe-as-coded");
    type("train-batch", "50");
    type("train-epochs", "40");
    type("train-limit", "3000");
    type("train-validation", "1000");
    press("train-start");
    Fx.await(() -> run().curve().size() >= 3);
    assertThat(Fx.call(() -> run().state().get())).isEqualTo(RunState.TRAINING);
    assertThat(text("train-headline")).matches("Epoch \\d+ of 40");
    assertThat(text("run-accuracy")).matches("\\d+\\.\\d%");
    assertThat(Fx.call(() -> run().secondsLeft().get())).isPositive();
    assertThat(navigator.progress.get(PageId.TRAIN).getAsDouble()).isBetween(0.0, 1.0);
    Fx.screenshot(window, "train-running", Theme.LIGHT);

    press("train-pause");
    Fx.await(() -> run().state().get() == RunState.PAUSED);
    int epoch = Fx.call(() -> run().curve().size());
    assertThat(text("train-headline")).startsWith("Paused in epoch");
    assertThat(Fx.call(() -> run().speed().get())).as("no stale speed").isNaN();
    press("train-pause");
    Fx.await(() -> run().curve().size() > epoch);

    press("train-stop");
    Fx.await(() -> run().state().get() == RunState.DONE);
    RunRecord stopped = runs.list().getFirst();
    assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(text("run-caption")).isEqualTo("of 10,000 test digits");
    assertThat(text("train-headline")).startsWith("Stopped after");
    assertThat(navigator.progress.get(PageId.TRAIN)).isEqualTo(OptionalDouble.empty());
    Fx.screenshot(window, "train-finished", Theme.LIGHT);
    press("histograms-compute");
    Fx.await(() -> page.model().replay().histograms().statistics().get().isPresent());
    assertThat(text("histograms-layer-1")).as("128 neurons").matches(".* of 128 dead\\.");
    screenshotOfRightPane("train-results-light");

    press("train-use-draw");
    assertThat(navigator.choices)
        .containsExactly(new ModelChoice.OfRun(stopped.id(), stopped.name()));
    assertThat(navigator.asked).contains("draw");
    press("train-results-data");
    assertThat(navigator.requests.getFirst().onlyWrong()).isTrue();
    press("train-use-inside");
    Fx.await(() -> navigator.asked.contains("inside"));
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void onlyADroppedModelFileIsAccepted() {
    Node root = Fx.call(() -> page.view());
    assertThat(Drops.drop(root, home.resolve("letter.txt"))).isFalse();
    assertThat(Drops.drop(root, home.resolve("other.zip"))).isTrue();
    assertThat(navigator.choices)
        .containsExactly(new ModelChoice.OfFile(home.resolve("other.zip")));
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void runsAreComparedRenamedAndExported() throws Exception {
    train(3, 1);
    train(4, 2);
    press("train-tab-runs");
    TableView<RunRecord> table = table();
    assertThat(find("train-compare-hint", Node.class).isVisible()).isTrue();
    for (RunRecord each : runs.list()) {
      Node tick = Fx.find(window, "#train-compare-" + each.id());
      Fx.run(() -> ((CheckBox) tick).fire());
    }
    assertThat(find("train-compare-hint", Node.class).isVisible()).isFalse();
    Fx.screenshot(window, "train-compare", Theme.LIGHT);
    assertThat(Fx.all(window, ".runs .curve.curve-run-1")).as("the second run's curves").hasSize(2);

    RunRecord second = runs.list().getFirst();
    Fx.run(() -> page.model().runs().rename(second, "Monday"));
    Fx.await(() -> table.getItems().stream().anyMatch(run -> run.name().equals("Monday")));
    Fx.run(() -> page.model().runs().exportCsv(table.getItems(), home.resolve("out.csv")));
    Fx.run(() -> page.model().runs().exportJson(table.getItems(), home.resolve("out.json")));
    Fx.await(() -> navigator.notices.contains("Saved as out.json."));
    assertThat(home.resolve("out.csv")).content().contains("\"Monday\"").hasLineCount(8);
    assertThat(home.resolve("out.json")).content().contains("\"best_epoch\"");
    Node picture = Fx.find(window, ".runs .curve-chart");
    Fx.run(
        () ->
            page.model()
                .models()
                .exportPicture(PictureFiles.photograph(picture), home.resolve("curve.png")));
    Fx.await(() -> navigator.notices.contains("Saved as curve.png."));
    assertThat(ImageIO.read(home.resolve("curve.png").toFile()).getWidth()).isGreaterThan(400);
  }

  @Test
  void aCustomRecipeIsEditedAndPoorSettingsAreExplainedBesideThem() {
    press("train-recipe-own");
    type("train-learning-rate", "0.5");
    Fx.run(
        () -> {
          PlanViewModel plan = page.model().plan();
          plan.custom().set(plan.custom().get().withBlockCount(2));
        });
    assertThat(Fx.call(() -> page.model().plan().advice().get(PlanField.LEARNING_RATE).text()))
        .contains("Adam rarely converges above 0.01");
    Fx.screenshot(window, "train-own", Theme.LIGHT);
    assertThat(cutShort(".settings-card .label")).isEmpty();
    assertThat(cutShort(".settings-card .list-cell")).isEmpty();
    type("train-batch", "none");
    assertThat(find("train-start", ButtonBase.class).isDisabled()).isTrue();
    assertThat(text("train-summary")).isEqualTo("Fix the settings marked in red.");
    assertThat(find("train-batch", Node.class).isVisible())
        .as("the advanced settings are shown, for one of them is wrong")
        .isTrue();
    Fx.screenshot(window, "train-own-wrong", Theme.LIGHT);
    type("train-batch", "64");
    assertThat(find("train-start", ButtonBase.class).isDisabled()).isFalse();
  }

  @Test
  void everyStateFitsTheDarkThemeAndTheSmallestWindow() throws Exception {
    train(3, 1);
    Fx.close(window);
    window = open(Theme.DARK, 1104, 780);
    Fx.await(() -> run().state().get() == RunState.DONE);
    Fx.await(() -> page.model().test().get().isPresent());
    Fx.screenshot(window, "train-idle", Theme.DARK);
    press("train-tab-run");
    Fx.screenshot(window, "train-finished", Theme.DARK);
    screenshotOfRightPane("train-results-dark");
    press("train-tab-runs");
    compare(runs.list().getFirst());
    Fx.screenshot(window, "train-compare", Theme.DARK);
    Fx.close(window);
    window = open(Theme.DARK, 864, 640);
    press("train-recipe-accurate");
    Fx.screenshot(window, "train-small", Theme.DARK);
    assertThat(cutShort(".recipe-card .label")).isEmpty();
    assertThat(cutShort(".settings-card .label")).isEmpty();
    Node start = find("train-start", ButtonBase.class);
    assertThat(Fx.call(() -> start.localToScene(start.getLayoutBounds()).getMaxY()))
        .isLessThanOrEqualTo(640);
    press("train-tab-run");
    Fx.screenshot(window, "train-run-small", Theme.DARK);
    assertThat(cutShort(".article-grid .label")).isEmpty();
    assertThat(cutShort(".run-header .label")).isEmpty();
    press("train-tab-runs");
    Fx.await(() -> !table().getItems().isEmpty());
    Fx.screenshot(window, "train-runs-small", Theme.DARK);
    assertThat(cutShort(".table-cell")).isEmpty();
    assertThat(cutShort(".column-header .label")).isEmpty();
  }

  @Test
  void withoutARunThePageOffersToPlanOne() {
    press("train-tab-run");
    Fx.screenshot(window, "train-none", Theme.LIGHT);
    press("train-empty-plan");
    assertThat(find("train-start", Node.class).isDisabled()).isFalse();
    assertThat(runsListed()).isEmpty();
  }

  private Optional<RunRecord> runsListed() {
    return Fx.call(() -> page.model().runs().selected().get());
  }

  private static boolean isInSight(Node node) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
  }

  /** Returns the texts that have less room than they need. */
  private List<String> cutShort(String selector) {
    return Fx.call(
        () ->
            Fx.all(window, selector).stream()
                .filter(Labeled.class::isInstance)
                .map(Labeled.class::cast)
                .filter(label -> isInSight(label) && !label.isWrapText())
                .filter(label -> label.getWidth() < label.prefWidth(-1) - 1)
                .map(Labeled::getText)
                .toList());
  }
}
