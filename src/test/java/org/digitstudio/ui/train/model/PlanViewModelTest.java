package org.digitstudio.ui.train.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.digitstudio.application.training.LinearEngine;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.train.model.CustomNetwork.Block;
import org.digitstudio.ui.train.model.PlanViewModel.ModelSelection;
import org.digitstudio.ui.train.model.PlanViewModel.OptimizerKind;
import org.junit.jupiter.api.Test;

class PlanViewModelTest {
  private final PlanViewModel model =
      new PlanViewModel(
          LinearEngine.enginesForAnyNetwork(), 2, () -> Optional.of(NetworkSpec.asDescribed()));

  @Test
  void eachRecipeIsAdoptedUnchangedExceptForTheModelSelection() {
    for (String recipe : Recipes.ALL) {
      model.recipe().set(recipe);
      model.selection().set(ModelSelection.LAST);
      TrainingPlan base = Recipes.plan(recipe, 1, 2);
      assertThat(plan().network()).isEqualTo(base.network());
      assertThat(plan().optimization().optimizer()).isEqualTo(base.optimization().optimizer());
      assertThat(plan().optimization().schedule()).isEqualTo(base.optimization().schedule());
      assertThat(plan().data().augmentation()).isEqualTo(base.data().augmentation());
      assertThat(plan().optimization().epochs()).isEqualTo(base.optimization().epochs());
      assertThat(plan().selection().validationImages()).isZero();
    }
  }

  @Test
  void theModelSelectionIsOneSwitch() {
    assertThat(plan().selection().validationImages()).isEqualTo(5_000);
    assertThat(plan().selection().byTestSet()).isFalse();
    model.selection().set(ModelSelection.TEST);
    assertThat(plan().selection().validationImages()).isZero();
    assertThat(plan().selection().byTestSet()).isTrue();
  }

  @Test
  void anInvalidNumberIsReportedBesideItsFieldAndDisablesTraining() {
    for (String wrong : List.of("", "ten", "0", "1e999999999", "-3", "2.5", "1001")) {
      model.number(PlanField.EPOCHS).text().set(wrong);
      assertThat(model.advice().get(PlanField.EPOCHS).wrong()).isTrue();
      assertThat(model.plan().get()).isEmpty();
      assertThat(model.network().get()).as("the picture stays").isPresent();
    }
    model.number(PlanField.EPOCHS).text().set(" 12 ");
    assertThat(model.advice()).doesNotContainKey(PlanField.EPOCHS);
    assertThat(plan().optimization().epochs()).isEqualTo(12);
  }

  @Test
  void theCustomRecipeBuildsTheNetworkOfTheEditor() {
    model.recipe().set(PlanViewModel.CUSTOM);
    assertThat(model.network().get()).contains(NetworkSpec.asDescribed());
    model
        .custom()
        .set(
            new CustomNetwork(
                List.of(new Block(8, 3, true), new Block(16, 3, false)), true, 0, 64, 0.5));
    model.optimizer().set(OptimizerKind.SGD);
    model.number(PlanField.LEARNING_RATE).text().set("0.05");
    assertThat(plan().network().shapes().toString())
        .isEqualTo(
            "[1x28x28, 8x28x28, 8x28x28, 8x28x28, 8x14x14, 16x14x14, 16x14x14, 16x14x14, 64, 64,"
                + " 10]");
    assertThat(plan().optimization().optimizer()).isEqualTo(new OptimizerSpec.Sgd(0.05, 0.9));
    assertThat(plan().recipe()).isEqualTo("own");
    model.custom().set(model.custom().get().withBlockCount(0));
    assertThat(plan().network().shapes().toString()).startsWith("[784, 64");
  }

  @Test
  void poorSettingsAreExplainedBesideThem() {
    model.recipe().set(PlanViewModel.CUSTOM);
    model.number(PlanField.LEARNING_RATE).text().set("0.5");
    assertThat(word(PlanField.LEARNING_RATE)).contains("Adam rarely converges above 0.01");
    model.number(PlanField.THREADS).text().set("8");
    assertThat(word(PlanField.THREADS)).contains("2 cores");
    model.number(PlanField.BATCH).text().set("5000");
    assertThat(word(PlanField.BATCH)).contains("Only 11 steps per epoch");
    model.custom().set(new CustomNetwork(List.of(new Block(8, 3, true)), true, 0.7, 10, 0));
    assertThat(word(PlanField.CONVOLUTION_DROPOUT)).contains("70%");
    assertThat(word(PlanField.DENSE)).contains("10 neurons are few");
    model.number(PlanField.BATCH).text().set("10");
    assertThat(word(PlanField.BATCH)).contains("Batch normalization needs batches of 16");
    model.augmentation().set(AugmentationLevel.STRONG);
    model.number(PlanField.EPOCHS).text().set("3");
    assertThat(word(PlanField.AUGMENTATION)).contains("8 epochs");
    assertThat(model.plan().get()).as("unwise is not wrong").isPresent();
    model.number(PlanField.LIMIT).text().set("6000");
    assertThat(word(PlanField.VALIDATION))
        .isEqualTo("5,000 validation images are too many of 6,000; use at most half.");
    assertThat(model.advice().get(PlanField.VALIDATION).wrong()).isTrue();
    assertThat(model.plan().get()).isEmpty();
  }

  @Test
  void aModelOfAnotherNetworkIsRefusedAsTheStartModelAtOnce() {
    model.fromCurrentModel().set(true);
    assertThat(model.advice()).doesNotContainKey(PlanField.INITIAL_WEIGHTS);
    model.recipe().set(Recipes.AS_CODED);
    assertThat(word(PlanField.INITIAL_WEIGHTS)).contains("different network");
    assertThat(model.plan().get()).isEmpty();
    model.fromCurrentModel().set(false);
    assertThat(model.plan().get()).isPresent();
  }

  @Test
  void arrowKeysChangeANumberInUsefulSteps() {
    NumberSetting rate = model.number(PlanField.LEARNING_RATE);
    rate.text().set("0.001");
    rate.step(1);
    assertThat(rate.text().get()).isEqualTo("0.002");
    rate.text().set("0.03");
    rate.step(-1);
    assertThat(rate.text().get()).isEqualTo("0.02");
    NumberSetting epochs = model.number(PlanField.EPOCHS);
    epochs.text().set("1");
    epochs.step(-1);
    assertThat(epochs.text().get()).isEqualTo("1");
  }

  private TrainingPlan plan() {
    return model.plan().get().orElseThrow();
  }

  private String word(PlanField field) {
    return model.advice().get(field).text();
  }
}
