package org.digitstudio.application.training;

import java.util.List;
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
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.OptimizerSpec.Adam;
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
   * @param recipe one of {@link #ALL}
   * @param seed of everything random
   * @param threads of the fused engine
   * @throws IllegalArgumentException if there is no such recipe
   */
  public static TrainingPlan plan(String recipe, long seed, int threads) {
    return switch (recipe) {
      case AS_DESCRIBED -> article(recipe, NetworkSpec.asDescribed(), seed, threads);
      case AS_CODED -> article(recipe, NetworkSpec.asCoded(), seed, threads);
      case FAST -> fast(seed, threads);
      case ACCURATE -> accurate(seed, threads);
      default ->
          throw new IllegalArgumentException(
              "There is no recipe \"%s\"; there are %s.".formatted(recipe, ALL));
    };
  }

  private static TrainingPlan article(String recipe, NetworkSpec network, long seed, int threads) {
    return new TrainingPlan(
        recipe,
        network,
        EngineKind.FUSED,
        10,
        200,
        seed,
        threads,
        Adam.withDefaults(1e-3),
        new Schedule.Constant(),
        0,
        0,
        0,
        Augmentation.NONE,
        0,
        false,
        0);
  }

  /**
   * 99 % in seconds: the rate goes up and down once over four epochs, labels are smoothed, pictures
   * shifted a little. Chosen by 5,000 training pictures set aside, never by the test set.
   */
  private static TrainingPlan fast(long seed, int threads) {
    return new TrainingPlan(
        FAST,
        NetworkSpec.asDescribed(),
        EngineKind.FUSED,
        4,
        128,
        seed,
        threads,
        Adam.withDefaults(3e-3),
        new Schedule.OneCycle(0.2),
        0,
        0.05,
        0,
        new Augmentation(1.5, 0, 0, 0, 0, 0, 0),
        0,
        false,
        0);
  }

  private static TrainingPlan accurate(long seed, int threads) {
    return new TrainingPlan(
        ACCURATE,
        accurateNetwork(),
        EngineKind.FUSED,
        20,
        128,
        seed,
        threads,
        Adam.withDefaults(3e-3),
        new Schedule.OneCycle(0.15),
        0.01,
        0.05,
        0.999,
        new Augmentation(2.5, 17, 0.2, 0.2, 0.7, 0.9, 0.1),
        5_000,
        false,
        0);
  }

  /** Five convolutions, each with batch normalisation and ReLU, in three sizes of map. */
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
