package org.digitstudio.engine.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ConcatDataset;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
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
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.NetworkTrainer.BatchListener;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.Optimization;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;
import org.digitstudio.engine.dl4j.Dl4jTrainer;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class FrozenLayersTest {
  private static final DigitDataset DATA = BundledMnist.training().take(400);
  private static final NetworkSpec NETWORK =
      new NetworkSpec(
          InputLayout.CHANNELS_FIRST,
          List.of(
              Convolution.linear(8, 5),
              new BatchNorm(),
              new Activate(Activation.RELU),
              Pool.max2(),
              Convolution.same(8, 3),
              Pool.max2(),
              new Dropout(0.2),
              Dense.relu(20),
              new Output()));
  private static final int DENSE = NETWORK.parameterOffset(7);

  private static TrainingPlan plan() {
    return TrainingPlan.of("test", NETWORK, Optimization.adam(1e-2, 3, 50).withEmaDecay(0.9))
        .withFrozenConvolutions();
  }

  @Test
  void frozenConvolutionsKeepTheirBitsWhileTheDenseLayersLearn() {
    assertThat(plan().optimization().frozenLayers()).isEqualTo(6);
    float[] start = WeightInit.draw(NETWORK, 4);
    TrainingState from = new TrainingState(0, 0, start, new float[0], new float[0]);
    try (Session session = new FusedTrainer().open(plan(), DATA, Optional.of(from))) {
      double first = session.trainEpoch(BatchListener.NONE).loss();
      session.trainEpoch(BatchListener.NONE);
      double last = session.trainEpoch(BatchListener.NONE).loss();
      float[] trained = session.parameters();
      assertThat(Arrays.copyOf(trained, DENSE)).isEqualTo(Arrays.copyOf(start, DENSE));
      assertThat(Arrays.copyOfRange(trained, DENSE, trained.length))
          .isNotEqualTo(Arrays.copyOfRange(start, DENSE, start.length));
      assertThat(last).isLessThan(0.7 * first);
    }
  }

  @Test
  void deeplearning4jSaysThatItTrainsAllLayersAndDigitsOnly() {
    Dl4jTrainer stock = new Dl4jTrainer();
    assertThat(stock.refusal(plan()).map(StudioException::key))
        .contains("engine.dl4j.frozen-layers");
    DigitDataset blank = ImageSet.nonDigits("none", new byte[DigitImage.PIXELS]);
    DigitDataset both = new ConcatDataset("both", DATA, blank, 1);
    TrainingPlan all = TrainingPlan.of("test", NETWORK, Optimization.adam(1e-3, 3, 50));
    assertThatThrownBy(() -> stock.open(all, both, Optional.empty()))
        .isInstanceOf(StudioException.class)
        .extracting(failure -> ((StudioException) failure).key())
        .isEqualTo("engine.dl4j.non-digits");
  }
}
