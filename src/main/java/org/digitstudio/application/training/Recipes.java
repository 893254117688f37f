package org.digitstudio.application.training;

import java.util.List;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.domain.training.EpochSelection;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;

/** The training recipes that come with the program. */
public final class Recipes {
  public static final String AS_DESCRIBED = "as-described";
  public static final String AS_CODED = "as-coded";
  public static final String FAST = "fast";
  public static final String ACCURATE = "accurate";
  public static final List<String> ALL = List.of(AS_DESCRIBED, AS_CODED, FAST, ACCURATE);

  private Recipes() {}

  /**
   * Returns a recipe's plan.
   *
   * @param recipe one of {@link #ALL}
   * @param threads of the fused engine
   * @throws StudioException if there is no such recipe
   */
  public static TrainingPlan plan(String recipe, long seed, int threads) {
    TrainingPlan plan =
        switch (recipe) {
          case AS_DESCRIBED -> article(recipe, NetworkSpec.asDescribed());
          case AS_CODED -> article(recipe, NetworkSpec.asCoded());
          case FAST -> fast();
          case ACCURATE -> accurate();
          default ->
              throw new StudioException(
                  "application.recipe.unknown", recipe, String.join(", ", ALL));
        };
    return plan.withSeed(seed).withThreads(threads);
  }

  /**
   * Returns the article's course: Adam at Keras's learning rate, ten epochs of 200 images a step.
   */
  private static TrainingPlan article(String recipe, NetworkSpec network) {
    return TrainingPlan.of(recipe, network, Optimization.adam(1e-3, 10, 200));
  }

  /**
   * Returns the recipe for 99 % in seconds: one cycle of the learning rate over four epochs, label
   * smoothing and small shifts. It was selected on 5,000 validation images, never on the test set.
   */
  private static TrainingPlan fast() {
    Optimization optimization =
        Optimization.adam(3e-3, 4, 128)
            .withSchedule(new Schedule.OneCycle(0.2))
            .withLabelSmoothing(0.05);
    return TrainingPlan.of(FAST, NetworkSpec.asDescribed(), optimization)
        .withAugmentation(Augmentation.NONE.withShift(1.5));
  }

  private static TrainingPlan accurate() {
    Optimization optimization =
        Optimization.adam(3e-3, 20, 128)
            .withSchedule(new Schedule.OneCycle(0.15))
            .withWeightDecay(0.01)
            .withLabelSmoothing(0.05)
            .withEmaDecay(0.999);
    Augmentation augmentation =
        Augmentation.NONE
            .withShift(2.5)
            .withRotation(17)
            .withScale(0.2)
            .withShear(0.2)
            .withElastic(0.7)
            .withThickness(0.9)
            .withDropStroke(0.1);
    return TrainingPlan.of(ACCURATE, accurateNetwork(), optimization)
        .withAugmentation(augmentation)
        .withSelection(EpochSelection.bestOnValidation(5_000));
  }

  /** Returns five convolutions, each with batch normalization and ReLU, in three map sizes. */
  private static NetworkSpec accurateNetwork() {
    return new NetworkSpec(
        InputLayout.CHANNELS_FIRST,
        List.of(
            Convolution.linear(32, 5),
            new BatchNorm(),
            new Activate(Activation.RELU),
            Pool.max2(),
            Convolution.linear(64, 3),
            new BatchNorm(),
            new Activate(Activation.RELU),
            Convolution.linear(64, 3),
            new BatchNorm(),
            new Activate(Activation.RELU),
            Pool.max2(),
            Convolution.linear(128, 3),
            new BatchNorm(),
            new Activate(Activation.RELU),
            Convolution.linear(128, 3),
            new BatchNorm(),
            new Activate(Activation.RELU),
            Pool.max2(),
            new Dropout(0.3),
            Dense.relu(128),
            new Output()));
  }
}
