package org.digitstudio.ui.train.model;

import java.util.Map;
import java.util.TreeMap;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.train.model.PlanViewModel.OptimizerKind;

/**
 * The settings that come with a recipe. Seed, threads and what selects the best epoch are the
 * user's, whatever the recipe.
 */
record RecipeSettings(
    Map<PlanField, String> numbers,
    OptimizerKind optimizer,
    ScheduleKind schedule,
    AugmentationLevel augmentation) {

  /** The custom recipe starts as the article trains, so that one change shows its effect. */
  static final RecipeSettings CUSTOM = of(Recipes.plan(Recipes.AS_DESCRIBED, 1, 1));

  static RecipeSettings of(TrainingPlan plan) {
    Map<PlanField, Double> values = new TreeMap<>();
    values.put(PlanField.EPOCHS, (double) plan.optimization().epochs());
    values.put(PlanField.BATCH, (double) plan.optimization().batchSize());
    values.put(PlanField.LEARNING_RATE, plan.optimization().optimizer().learningRate());
    values.put(PlanField.LIMIT, 0.0);
    values.put(PlanField.WEIGHT_DECAY, plan.optimization().weightDecay());
    values.put(PlanField.SMOOTHING, plan.optimization().labelSmoothing());
    values.put(PlanField.AVERAGE, plan.optimization().emaDecay());
    values.put(PlanField.MOMENTUM, 0.9);
    Map<PlanField, String> texts = new TreeMap<>();
    values.forEach((field, value) -> texts.put(field, NumberSetting.format(value)));
    return new RecipeSettings(
        texts,
        plan.optimization().optimizer() instanceof OptimizerSpec.Sgd
            ? OptimizerKind.SGD
            : OptimizerKind.ADAM,
        ScheduleKind.of(plan.optimization().schedule()),
        AugmentationLevel.of(plan.data().augmentation()));
  }

  /** Returns the current settings, also invalid ones. */
  static RecipeSettings of(PlanViewModel plan) {
    Map<PlanField, String> texts = new TreeMap<>();
    CUSTOM.numbers.keySet().forEach(field -> texts.put(field, plan.number(field).text().get()));
    return new RecipeSettings(
        texts, plan.optimizer().get(), plan.schedule().get(), plan.augmentation().get());
  }

  /** Validates on a twelfth of the images, at most as many as usual; shrinks a large batch. */
  static void fit(PlanViewModel plan, int images) {
    plan.number(PlanField.VALIDATION)
        .set(Math.clamp(images / 12, 1, PlanViewModel.DEFAULT_VALIDATION));
    NumberSetting batch = plan.number(PlanField.BATCH);
    if (batch.value().filter(size -> size.intValue() > images / 4).isPresent()) {
      batch.set(Math.max(1, images / 20));
    }
  }

  void fill(PlanViewModel plan) {
    numbers.forEach((field, text) -> plan.number(field).text().set(text));
    plan.optimizer().set(optimizer);
    plan.schedule().set(schedule);
    plan.augmentation().set(augmentation);
  }
}
