package org.digitstudio.engine.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.NetworkTrainer.BatchListener;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.dl4j.StockReference;
import org.digitstudio.engine.simd.Kernels;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GradientTest {
  private static final DigitDataset TRAINING = BundledMnist.training();

  private static final Map<String, NetworkSpec> NETWORKS =
      Map.of(
          "the article's",
          without(NetworkSpec.asDescribed()),
          "the article's code",
          without(NetworkSpec.asCoded()),
          "dense only",
          new NetworkSpec(InputLayout.FLAT, List.of(Dense.relu(20), new Output())),
          "valid and strided",
          network(
              new Convolution(5, 4, 3, 2, Padding.VALID, Activation.RELU),
              new Convolution(7, 3, 3, 2, Padding.SAME, Activation.RELU),
              new Pool(Pool.Kind.MAX, 3, 2, Padding.VALID)),
          "two blocks",
          network(
              Convolution.same(8, 5),
              Pool.max2(),
              Convolution.same(40, 3),
              Pool.max2(),
              Dense.relu(33)),
          "normalized",
          network(
              Convolution.linear(8, 5),
              new BatchNorm(),
              new Activate(Activation.RELU),
              Pool.max2(),
              Convolution.linear(6, 3),
              new BatchNorm(),
              new Activate(Activation.RELU),
              Dense.relu(16)),
          "mean pooled",
          network(Convolution.same(4, 3), new Pool(Pool.Kind.AVERAGE, 2, 2, Padding.VALID)),
          "leaky and padded",
          network(
              new ZeroPadding(2, 1, 0, 3),
              new Convolution(5, 3, 3, 2, Padding.VALID, Activation.IDENTITY),
              new LeakyRelu(0.3),
              new ZeroPadding(1, 0, 1, 0),
              new Dense(9, Activation.IDENTITY),
              new LeakyRelu(0.2)),
          "mean pooled over the border",
          network(Convolution.same(4, 3), new Pool(Pool.Kind.AVERAGE, 3, 2, Padding.SAME)));

  private static NetworkSpec network(LayerSpec... layers) {
    return new NetworkSpec(
        InputLayout.CHANNELS_FIRST,
        Stream.concat(Stream.of(layers), Stream.of(new Output())).toList());
  }

  /** Removes dropout layers, because the two engines draw different dropout masks. */
  private static NetworkSpec without(NetworkSpec spec) {
    return new NetworkSpec(
        spec.input(),
        spec.layers().stream().filter(layer -> !(layer instanceof LayerSpec.Dropout)).toList());
  }

  static Stream<String> networks() {
    return NETWORKS.keySet().stream().sorted();
  }

  private static TrainingPlan plan(NetworkSpec network, OptimizerSpec optimizer) {
    return TrainingPlan.of(
            "test",
            network,
            Optimization.adam(1, 1, 37)
                .withOptimizer(optimizer)
                .withWeightDecay(0.1)
                .withLabelSmoothing(0.1))
        .withSeed(5)
        .withThreads(2);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theGradientEqualsDeeplearning4js(String name) {
    TrainingPlan plan = plan(NETWORKS.get(name), OptimizerSpec.Adam.withDefaults(1e-3));
    float[] start = perturbed(plan);
    float[] ours = gradient(plan, start, Kernels.best());
    float[] stock = StockReference.gradient(plan, TRAINING.take(37), start);
    float[] scalar = gradient(plan, start, Kernels.scalar());
    // A bias before a normalization has no effect: its gradient is 0 up to rounding.
    for (int i : idleBiases(plan.network())) {
      assertThat(ours[i]).isCloseTo(0f, within(1e-3f));
      ours[i] = scalar[i] = stock[i];
    }
    assertClose(ours, stock, 1e-4);
    assertClose(scalar, ours, 5e-5);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aStepOfAdamEqualsDeeplearning4js(String name) {
    assertSameStep(plan(NETWORKS.get(name), OptimizerSpec.Adam.withDefaults(1e-3)));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aStepWithMomentumEqualsDeeplearning4js(String name) {
    assertSameStep(plan(NETWORKS.get(name), new OptimizerSpec.Sgd(0.05, 0.9)));
  }

  private static void assertSameStep(TrainingPlan plan) {
    float[] start = perturbed(plan);
    float[] ours;
    try (FusedSession session = session(plan, start, Kernels.best())) {
      session.trainEpoch(BatchListener.NONE);
      ours = session.parameters();
    }
    float[] stock = StockReference.step(plan, TRAINING.take(37), start);
    float[] gradient = StockReference.gradient(plan, TRAINING.take(37), start);
    for (int i : idleBiases(plan.network())) {
      ours[i] = stock[i];
    }
    for (int i = 0; i < ours.length; i++) {
      double tolerance = stepTolerance(Math.abs(gradient[i]));
      double allowed =
          1e-4 * Math.abs(stock[i]) + tolerance * plan.optimization().optimizer().learningRate();
      assertThat((double) ours[i]).as("parameter %d", i).isCloseTo(stock[i], within(allowed));
    }
  }

  /**
   * Returns the tolerance of Adam's first step, relative to the learning rate. The step is g / (g +
   * e) with e = epsilon / sqrt(1 - beta2): a gradient that is only rounding has either sign, and
   * for a small one the rounding error of about 1e-8 is magnified by the derivative of the step.
   */
  private static double stepTolerance(double gradient) {
    double e = 1e-8 / Math.sqrt(1 - 0.999);
    return gradient < 1e-6 ? 2.2 : 3e-4 + 1e-8 * e / Math.pow(gradient + e, 2);
  }

  /** Returns the indices of the biases of convolutions that a normalization follows. */
  private static int[] idleBiases(NetworkSpec network) {
    return IntStream.range(0, network.layers().size() - 1)
        .filter(i -> network.layers().get(i + 1) instanceof BatchNorm)
        .flatMap(
            i ->
                IntStream.range(0, network.inputShape(i + 1).channels())
                    .map(c -> network.parameterOffset(i) + c))
        .toArray();
  }

  /** Returns random weights in which no bias or statistic has its initial value. */
  private static float[] perturbed(TrainingPlan plan) {
    float[] start = WeightInit.draw(plan.network(), plan.seed());
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < start.length; i++) {
      start[i] += (float) (0.02 * random.nextDouble());
    }
    return start;
  }

  private static FusedSession session(TrainingPlan plan, float[] start, Kernels kernels) {
    TrainingState from = new TrainingState(0, 0, start, new float[2 * start.length], new float[0]);
    return new FusedSession(plan, TRAINING.take(37), Optional.of(from), kernels);
  }

  private static float[] gradient(TrainingPlan plan, float[] start, Kernels kernels) {
    try (FusedSession session = session(plan, start, kernels)) {
      float[] recorded = new float[session.network().context.parameters.size()];
      session.useUpdate(
          (weights, at, gradient, from, count, decays) ->
              System.arraycopy(gradient, from, recorded, at, count));
      session.trainEpoch(BatchListener.NONE);
      return session.network().toFlat(recorded);
    }
  }

  private static void assertClose(float[] actual, float[] expected, double tolerance) {
    double max = 0;
    for (float value : expected) {
      max = Math.max(max, Math.abs(value));
    }
    assertThat(max).isPositive();
    for (int i = 0; i < actual.length; i++) {
      double allowed = tolerance * Math.abs(expected[i]) + tolerance * 0.1 * max;
      assertThat((double) actual[i]).as("parameter %d", i).isCloseTo(expected[i], within(allowed));
    }
  }
}
