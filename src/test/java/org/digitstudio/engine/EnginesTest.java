package org.digitstudio.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.port.NetworkTrainer.BatchListener;
import org.digitstudio.domain.port.NetworkTrainer.EpochResult;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.dl4j.Dl4jTrainer;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.engine.simd.Kernels;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnginesTest {
  private static final DigitDataset DATA = BundledMnist.training().take(150);

  private static final NetworkSpec SMALL =
      new NetworkSpec(
          InputLayout.CHANNELS_FIRST,
          List.of(
              Convolution.linear(8, 5),
              new BatchNorm(),
              new Activate(Activation.RELU),
              Pool.max2(),
              new Dropout(0.25),
              Convolution.same(16, 3),
              Pool.max2(),
              new Dropout(0.2),
              Dense.relu(24),
              new Dropout(0.1),
              new Output()));

  private static TrainingPlan plan(NetworkSpec network) {
    return TrainingPlan.of(
            "test",
            network,
            Optimization.adam(2e-3, 2, 40)
                .withSchedule(new Schedule.OneCycle(0.3))
                .withWeightDecay(0.01)
                .withLabelSmoothing(0.05)
                .withEmaDecay(0.9))
        .withAugmentation(new Augmentation(2, 10, 0.1, 0.1, 0.5, 0.5, 0.1))
        .withSeed(9)
        .withThreads(2);
  }

  private static NetworkSpec withoutDropout(NetworkSpec spec) {
    return new NetworkSpec(
        spec.input(), spec.layers().stream().filter(layer -> !(layer instanceof Dropout)).toList());
  }

  private static NetworkTrainer trainer(EngineKind kind) {
    return kind == EngineKind.FUSED ? new FusedTrainer() : new Dl4jTrainer();
  }

  private static Session open(NetworkTrainer trainer, TrainingPlan plan) {
    return trainer.open(plan, DATA, Optional.empty());
  }

  @Test
  void bothEnginesGiveTheSameTraining() {
    TrainingPlan plan = plan(withoutDropout(SMALL));
    try (Session ours = open(new FusedTrainer(), plan);
        Session stock = open(new Dl4jTrainer(), plan)) {
      for (int epoch = 0; epoch < 2; epoch++) {
        EpochResult fused = ours.trainEpoch(BatchListener.NONE);
        EpochResult reference = stock.trainEpoch(BatchListener.NONE);
        assertThat(fused.loss()).isCloseTo(reference.loss(), within(2e-3));
        assertThat(fused.accuracy()).isCloseTo(reference.accuracy(), within(0.02));
      }
      assertThat(meanDifference(ours.parameters(), stock.parameters())).isLessThan(2e-4);
    }
  }

  private static double meanDifference(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  @Test
  void theSameSeedGivesTheSameBitsInInterpretedAndCompiledCode() {
    float[] first = trained(plan(SMALL), Kernels.best());
    for (int run = 0; run < 30; run++) {
      assertThat(Arrays.equals(trained(plan(SMALL), Kernels.best()), first))
          .as("run " + run)
          .isTrue();
    }
    assertThat(trained(plan(SMALL).withSeed(10), Kernels.best()))
        .isNotEqualTo(trained(plan(SMALL), Kernels.best()));
  }

  static Stream<NetworkSpec> networks() {
    return Stream.of(
        SMALL,
        NetworkSpec.asDescribed(),
        NetworkSpec.asCoded(),
        new NetworkSpec(
            InputLayout.CHANNELS_FIRST,
            List.of(
                new Convolution(5, 4, 3, 2, Padding.VALID, Activation.RELU),
                new Convolution(7, 3, 3, 2, Padding.SAME, Activation.RELU),
                Dense.relu(20),
                new Output())));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theSameSeedGivesTheSameBitsOnAnyNumberOfThreads(NetworkSpec network) {
    for (Kernels kernels : List.of(Kernels.best(), Kernels.scalar())) {
      float[] one = trained(plan(network).withThreads(1), kernels);
      for (int threads : new int[] {2, 3, 4}) {
        TrainingPlan plan = plan(network).withThreads(threads);
        assertThat(Arrays.equals(trained(plan, kernels), one)).as("%d threads", threads).isTrue();
      }
    }
  }

  @Test
  void theScalarKernelsAgreeWithinRounding() {
    float[] vector = trained(plan(SMALL), Kernels.best());
    assertThat(meanDifference(trained(plan(SMALL), Kernels.scalar()), vector)).isLessThan(2e-4);
  }

  private static float[] trained(TrainingPlan plan, Kernels kernels) {
    try (Session session = open(new FusedTrainer(kernels), plan)) {
      session.trainEpoch(BatchListener.NONE);
      session.trainEpoch(BatchListener.NONE);
      return session.parameters();
    }
  }

  @ParameterizedTest
  @EnumSource
  void aResumedRunGivesTheSameBits(EngineKind kind) {
    NetworkTrainer trainer = trainer(kind);
    TrainingPlan plan = plan(SMALL);
    TrainingState complete;
    TrainingState half;
    try (Session session = open(trainer, plan)) {
      session.trainEpoch(BatchListener.NONE);
      half = session.state();
      session.trainEpoch(BatchListener.NONE);
      complete = session.state();
    }
    try (Session session = trainer.open(plan, DATA, Optional.of(half))) {
      session.trainEpoch(BatchListener.NONE);
      TrainingState resumed = session.state();
      assertThat(resumed.parameters()).isEqualTo(complete.parameters());
      assertThat(resumed.optimizer()).isEqualTo(complete.optimizer());
      assertThat(resumed.average()).isEqualTo(complete.average());
      assertThat(resumed.epoch()).isEqualTo(2);
      assertThat(resumed.step()).isEqualTo(8);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theListenerIsCalledForEachBatchAndCanStopTheRun(EngineKind kind) {
    try (Session session = open(trainer(kind), plan(SMALL))) {
      int[] calls = {0};
      assertThatThrownBy(
              () ->
                  session.trainEpoch(
                      (batch, batches, loss, accuracy, learningRate) -> {
                        assertThat(batch).isEqualTo(++calls[0]);
                        assertThat(batches).isEqualTo(4);
                        assertThat(loss).isPositive();
                        return batch < 3;
                      }))
          .isInstanceOf(CancellationException.class);
      assertThat(calls[0]).isEqualTo(3);
    }
  }

  @Test
  void trainingReducesTheLoss() {
    TrainingPlan plan = plan(withoutDropout(SMALL)).withEpochs(12);
    try (Session session = open(new FusedTrainer(), plan)) {
      EpochResult result = session.trainEpoch(BatchListener.NONE);
      double first = result.loss();
      for (int i = 1; i < 12; i++) {
        result = session.trainEpoch(BatchListener.NONE);
      }
      assertThat(result.loss()).isLessThan(0.8 * first);
      assertThat(result.accuracy()).isGreaterThan(0.5);
    }
  }

  @Test
  void theFusedEngineNamesWhatItCannotTrain() {
    NetworkSpec tanh =
        new NetworkSpec(
            InputLayout.FLAT, List.of((LayerSpec) new Dense(9, Activation.TANH), new Output()));
    assertThat(new FusedTrainer().refusal(plan(tanh)))
        .hasValueSatisfying(reason -> assertThat(FailureText.of(reason)).contains("TANH"));
    assertThat(new FusedTrainer().refusal(plan(SMALL))).isEmpty();
    assertThatThrownBy(() -> open(new FusedTrainer(), plan(tanh)))
        .isInstanceOf(StudioException.class);
  }
}
