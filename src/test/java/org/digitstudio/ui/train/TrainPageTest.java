package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javax.imageio.ImageIO;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.ui.Drops;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.train.RunViewModel.RunState;
import org.junit.jupiter.api.Test;

class TrainPageTest extends TrainFixture {
  @Test
  void aWholeRunIsStartedWatchedPausedResumedStoppedAndUsed() throws Exception {
    useTheRealThing();
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
    assertThat(Fx.call(() -> run().secondsLeft().get())).isPositive();
    Fx.screenshot(window, "train-running", Theme.LIGHT);

    press("train-pause");
    Fx.await(() -> run().state().get() == RunState.PAUSED);
    int epoch = Fx.call(() -> run().curve().size());
    assertThat(text("train-headline")).startsWith("Paused in epoch");
    press("train-pause");
    Fx.await(() -> run().curve().size() > epoch);

    press("train-stop");
    Fx.await(() -> run().state().get() == RunState.DONE);
    RunRecord stopped = runs.list().getFirst();
    assertThat(stopped.status()).isEqualTo(RunStatus.STOPPED);
    assertThat(text("train-headline")).contains("of 10,000 test digits").contains("stopped after");
    Fx.screenshot(window, "train-finished", Theme.LIGHT);
    photographWhole("train-results-light");

    press("train-use-draw");
    Fx.await(() -> !navigator.used.isEmpty());
    assertThat(navigator.used.getFirst().card().name()).isEqualTo(stopped.name());
    Fx.await(() -> navigator.asked.contains("draw"));
    press("train-results-data");
    Fx.await(() -> !navigator.requests.isEmpty());
    assertThat(navigator.requests.getFirst().onlyWrong()).isTrue();
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void aModelFileIsDroppedToBeUsedAndNothingElseIs() {
    Path file = home.resolve("other.zip");
    NetworkSpec network = LinearEngine.NETWORK;
    models.save(
        new Model(ModelCard.unknown("Other"), network, new float[network.parameterCount()]), file);
    Node root = Fx.call(() -> page.view());
    assertThat(Drops.drop(root, home.resolve("letter.txt"))).isFalse();
    assertThat(Drops.drop(root, file)).isTrue();
    Fx.await(() -> !navigator.used.isEmpty());
    assertThat(navigator.used.getFirst().card().name()).isEqualTo("Other");
    assertThat(navigator.errors).isEmpty();
  }

  @Test
  void runsAreComparedRenamedExportedAndDeleted() throws Exception {
    train(3, 1);
    train(4, 2);
    press("train-tab-runs");
    TableView<RunRecord> table = table();
    Fx.run(() -> table.getSelectionModel().selectAll());
    Fx.screenshot(window, "train-compare", Theme.LIGHT);
    assertThat(Fx.all(window, ".curve-run-1"))
        .as("the second run's curve, its dot and its entry in the legend")
        .isNotEmpty();
    assertThat(find("train-runs-rename", ButtonBase.class).isDisabled()).isTrue();

    RunRecord second = runs.list().getFirst();
    Fx.run(() -> page.model().runs().rename(second, "Monday"));
    Fx.await(() -> table.getItems().stream().anyMatch(run -> run.name().equals("Monday")));
    Fx.run(() -> page.model().runs().exportCsv(table.getItems(), home.resolve("out.csv")));
    Fx.run(() -> page.model().runs().exportJson(table.getItems(), home.resolve("out.json")));
    Fx.await(() -> navigator.notices.contains("Saved as out.json."));
    assertThat(home.resolve("out.csv")).content().contains("\"Monday\"").hasLineCount(8);
    assertThat(home.resolve("out.json")).content().contains("\"best_epoch\"");
    Node picture = Fx.find(window, ".curve-chart");
    Fx.run(
        () ->
            page.model()
                .exportPicture(PictureFiles.photograph(picture), home.resolve("curve.png")));
    Fx.await(() -> navigator.notices.contains("Saved as curve.png."));
    assertThat(ImageIO.read(home.resolve("curve.png").toFile()).getWidth()).isGreaterThan(400);

    Fx.run(() -> page.model().runs().delete(table.getItems()));
    Fx.await(() -> table.getItems().isEmpty());
    assertThat(runs.list()).isEmpty();
  }

  @Test
  void anOwnRecipeIsPutTogetherAndWhatIsUnsoundIsSaidWhereItIsMade() {
    press("train-recipe-own");
    type("train-learning-rate", "0.5");
    Fx.run(
        () -> {
          PlanViewModel plan = page.model().plan();
          plan.own().set(plan.own().get().withBlockCount(2));
        });
    assertThat(Fx.call(() -> page.model().plan().advice().get(PlanField.LEARNING_RATE).text()))
        .contains("Adam rarely converges above 0.01");
    Fx.screenshot(window, "train-own", Theme.LIGHT);
    type("train-batch", "none");
    assertThat(find("train-start", ButtonBase.class).isDisabled()).isTrue();
    type("train-batch", "64");
    assertThat(find("train-start", ButtonBase.class).isDisabled()).isFalse();
  }

  @Test
  void everyStateIsWholeInTheDarkAndInTheSmallestWindow() throws Exception {
    train(3, 1);
    Fx.close(window);
    window = open(Theme.DARK, 1104, 780);
    Fx.run(
        () -> {
          page.model().runs().refresh();
        });
    Fx.await(() -> !page.model().runs().all().isEmpty());
    Fx.run(() -> page.model().show(page.model().runs().all().getFirst()));
    Fx.await(() -> page.model().test().get().isPresent());
    Fx.screenshot(window, "train-finished", Theme.DARK);
    photographWhole("train-results-dark");
    press("train-tab-runs");
    Fx.run(() -> table().getSelectionModel().selectAll());
    Fx.screenshot(window, "train-compare", Theme.DARK);
    Fx.close(window);
    window = open(Theme.DARK, 864, 640);
    press("train-recipe-accurate");
    Fx.screenshot(window, "train-small", Theme.DARK);
    assertThat(cutShort(".article-grid .label")).isEmpty();
    assertThat(cutShort(".train-card .small")).isEmpty();
    Node start = find("train-start", ButtonBase.class);
    assertThat(Fx.call(() -> start.localToScene(start.getLayoutBounds()).getMaxY()))
        .isLessThanOrEqualTo(640);
    press("train-tab-runs");
    Fx.await(() -> !table().getItems().isEmpty());
    Fx.screenshot(window, "train-runs-small", Theme.DARK);
    assertThat(cutShort(".table-cell")).isEmpty();
    assertThat(cutShort(".column-header .label")).isEmpty();
  }

  private static boolean isInSight(Node node) {
    return Stream.iterate(node, Objects::nonNull, Node::getParent).allMatch(Node::isVisible);
  }

  /** The words that have less room than they need. */
  private List<String> cutShort(String selector) {
    return Fx.call(
        () ->
            Fx.all(window, selector).stream()
                .map(Labeled.class::cast)
                .filter(label -> isInSight(label) && !label.isWrapText())
                .filter(label -> label.getWidth() < label.prefWidth(-1) - 1)
                .map(Labeled::getText)
                .toList());
  }
}
