package org.digitstudio.ui.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.train.model.PlanViewModel;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.junit.jupiter.api.Test;

/** Regression tests of faults found by users. */
class TrainFaultsTest extends TrainFixture {

  @Test
  void aRunKeepsItsOwnNetworkAndSettingsWhateverRecipeIsClickedLater() {
    train(2, 7);
    String network = networkOfTheRun();

    press("train-recipe-accurate");

    assertThat(networkOfTheRun()).isEqualTo(network).startsWith("As described");
    assertThat(text("run-about")).contains("batches of 20").contains("seed 7");
  }

  private String networkOfTheRun() {
    return Fx.call(
        () ->
            Fx.all(window, ".run-pane .card-head .small").stream()
                .map(Labeled.class::cast)
                .map(Labeled::getText)
                .filter(text -> text.contains("parameters"))
                .findFirst()
                .orElseThrow());
  }

  @Test
  void theCustomRecipeStartsAsTheArticleTrainsWhateverWasChosenBefore() {
    press("train-recipe-accurate");
    press("train-recipe-own");

    TrainingPlan plan = Fx.call(() -> page.model().plan().plan().get().orElseThrow());

    TrainingPlan article = Recipes.plan(Recipes.AS_DESCRIBED, 1, 1);
    assertThat(plan.network()).isEqualTo(NetworkSpec.asDescribed());
    assertThat(plan.optimization().schedule()).isEqualTo(article.optimization().schedule());
    assertThat(plan.optimization().optimizer()).isEqualTo(article.optimization().optimizer());
    assertThat(plan.data().augmentation()).isEqualTo(article.data().augmentation());
    assertThat(plan.optimization().emaDecay()).isZero();
    assertThat(plan.optimization().batchSize()).isEqualTo(200);
  }

  @Test
  void theCustomRecipeKeepsItsSettingsWhileOthersAreSelected() {
    press("train-recipe-own");
    type("train-batch", "77");
    press("train-recipe-fast");
    press("train-recipe-own");

    assertThat(
            Fx.call(
                () -> page.model().plan().plan().get().orElseThrow().optimization().batchSize()))
        .isEqualTo(77);
  }

  @Test
  void onlyARunThatHasNotFinishedCanBeResumedAndTheNewestIsSelected() throws Exception {
    train(2, 1);
    RunRecord first = runs.list().getFirst();
    train(3, 2);
    press("train-tab-runs");

    assertThat(selected()).isEqualTo(runs.list().getFirst().id());
    assertThat(find("train-runs-resume", ButtonBase.class).isDisabled()).isTrue();

    try (RunStore.Lease lease = runs.acquire(first.id())) {
      lease.save(first.withStatus(RunStatus.STOPPED, ""));
    }
    Fx.run(() -> page.model().runs().refresh());
    Fx.await(() -> page.model().runs().all().stream().anyMatch(r -> r.status().resumable()));
    Fx.run(() -> table().getSelectionModel().select(1));

    assertThat(selected()).isEqualTo(first.id());
    assertThat(find("train-runs-resume", ButtonBase.class).isDisabled()).isFalse();
  }

  private String selected() {
    return Fx.call(() -> page.model().runs().selected().get().orElseThrow().id());
  }

  @Test
  void undoRestoresADeletedRun() throws Exception {
    train(2, 1);
    train(2, 2);
    press("train-tab-runs");
    RunRecord newest = runs.list().getFirst();

    press("train-runs-delete");

    assertThat(table().getItems()).extracting(RunRecord::id).doesNotContain(newest.id());
    assertThat(navigator.notices).contains("Deleted " + newest.name() + ".");
    Fx.run(navigator.undos.getLast());
    Fx.await(() -> table().getItems().size() == 2);
    assertThat(runs.list()).hasSize(2);

    press("train-runs-delete");
    Fx.run(page::hidden);
    Fx.await(() -> page.model().runs().all().size() == 1);
    assertThat(runs.list()).as("gone with the page").hasSize(1);
  }

  @Test
  void theBatchCurveOfAnEarlierRunIsShownAgain() {
    train(3, 1);
    Fx.close(window);
    window = open(Theme.LIGHT, 1104, 780);

    Fx.await(() -> run().batches().size() > 100);

    assertThat(Fx.call(() -> run().batches().getFirst().epochs())).isLessThan(0.1);
    assertThat(Fx.call(() -> run().batches().getLast().epochs())).isEqualTo(3);
  }

  @Test
  void theBatchCurveOfAResumedRunStartsWithItsFirstBatch() {
    type("train-epochs", "60");
    type("train-batch", "20");
    type("train-validation", "500");
    press("train-start");
    Fx.await(() -> run().curve().size() >= 2);
    press("train-stop");
    Fx.await(() -> run().state().get() == RunState.DONE);

    press("train-resume");
    Fx.await(() -> run().state().get() == RunState.TRAINING);
    Fx.await(() -> !run().batches().isEmpty() && run().batches().getFirst().epochs() < 0.1);

    assertThat(Fx.call(() -> isAscending())).isTrue();
  }

  private boolean isAscending() {
    List<Double> epochs = run().batches().stream().map(point -> point.epochs()).toList();
    return epochs.stream().sorted().toList().equals(epochs);
  }

  @Test
  void theHeaderOfARunStaysVisibleWhenItsPageIsScrolled() {
    train(2, 1);
    Node headline = find("train-headline", Node.class);
    double before = Fx.call(() -> top(headline));
    ScrollPane scroll =
        (ScrollPane)
            Fx.call(() -> Fx.find(window, ".run-pane").getParent().getParent().getParent());
    Fx.run(() -> scroll.setVvalue(1));

    assertThat(Fx.call(() -> top(headline))).isEqualTo(before);
  }

  private static double top(Node node) {
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return bounds.getMinY();
  }

  @Test
  void aModelOfAnotherNetworkInUseIsNoticedAtOnceAndLeavesThePageUsable() {
    workspace.classifier().set(Studios.workspace("as-described").classifier().get());
    Fx.run(() -> page.model().plan().fromCurrentModel().set(true));
    Fx.await(() -> page.model().plan().plan().get().isPresent());

    workspace.classifier().set(Studios.workspace("accurate").classifier().get());

    Fx.await(() -> page.model().plan().plan().get().isEmpty());
    assertThat(find("train-start", ButtonBase.class).isDisabled()).isTrue();
    Fx.run(() -> page.model().plan().recipe().set("accurate"));
    assertThat(Fx.call(() -> page.model().plan().plan().get())).isPresent();
  }

  @Test
  void aRunThatCannotStartLeavesThePageAsItWas() {
    type("train-epochs", "1000");
    type("train-batch", "5");
    type("train-validation", "500");
    press("train-start");
    Fx.await(() -> run().curve().size() >= 1);

    Fx.run(() -> page.model().resume(run().run().get().orElseThrow()));

    assertThat(navigator.errors).hasSize(1);
    assertThat(Fx.call(() -> run().state().get())).isEqualTo(RunState.TRAINING);
    assertThat(Optional.of(Fx.call(() -> run().curve().size()))).isPresent();
  }

  @Test
  void theCardsOfTheRecipesShowTheirTimeAndAccuracy() {
    Fx.await(
        () ->
            Fx.all(window, "#train-recipe-fast .label").stream()
                .map(node -> ((Label) node).getText())
                .anyMatch(text -> text.startsWith("about ")));

    assertThat(
            Fx.all(window, "#train-recipe-fast .label").stream()
                .map(node -> ((Label) node).getText()))
        .contains("99.2%");
    assertThat(PlanViewModel.RECIPES).hasSize(5);
  }
}
