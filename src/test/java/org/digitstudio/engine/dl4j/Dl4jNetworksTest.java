package org.digitstudio.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.training.OptimizerSpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.learning.config.IUpdater;

class Dl4jNetworksTest {
  private static final NetworkSpec NO_CONVOLUTION =
      new NetworkSpec(
          InputLayout.FLAT,
          List.of(
              new LayerSpec.Dense(20, Activation.SIGMOID),
              new LayerSpec.Activate(Activation.TANH),
              new LayerSpec.Output()));

  private static final NetworkSpec POOLED_FIRST =
      new NetworkSpec(
          InputLayout.CHANNELS_FIRST,
          List.of(
              new LayerSpec.Pool(LayerSpec.Pool.Kind.AVERAGE, 3, 2, Padding.SAME),
              new LayerSpec.Convolution(3, 2, 5, 2, Padding.VALID, Activation.LEAKY_RELU),
              new LayerSpec.Output()));

  static Stream<NetworkSpec> networks() {
    return Stream.concat(
        Recipes.ALL.stream().map(recipe -> Recipes.plan(recipe, 1, 1).network()),
        Stream.of(NO_CONVOLUTION, POOLED_FIRST));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theConfigurationEqualsThatOfDeeplearning4jsBuilder(NetworkSpec spec) {
    for (OptimizerSpec optimizer :
        List.of(new OptimizerSpec.Adam(2e-3, 0.8, 0.99, 1e-7), new OptimizerSpec.Sgd(0.1, 0.9))) {
      IUpdater updater = Dl4jNetworks.updater(optimizer);
      NeuralNetConfiguration.ListBuilder list =
          new NeuralNetConfiguration.Builder()
              .seed(7)
              .updater(updater)
              .weightDecay(0.005, true)
              .list();
      spec.layers().forEach(layer -> list.layer(Dl4jNetworks.stock(layer)));
      MultiLayerNetwork stock =
          new MultiLayerNetwork(list.setInputType(Dl4jNetworks.inputType(spec.input())).build());
      stock.init();
      assertThat(Dl4jNetworks.configuration(spec, updater, 0.01, 7).toJson())
          .isEqualTo(stock.getLayerWiseConfigurations().toJson());
    }
  }
}
