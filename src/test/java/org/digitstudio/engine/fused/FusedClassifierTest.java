package org.digitstudio.engine.fused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.network.ModelCard;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Padding;
import org.digitstudio.domain.network.WeightInit;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.engine.dl4j.Dl4jClassifier;
import org.digitstudio.engine.dl4j.Dl4jNetworks;
import org.digitstudio.engine.simd.Kernels;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;

class FusedClassifierTest {
  private static final DigitDataset DATA = BundledMnist.test().take(120);

  static Stream<NetworkSpec> networks() {
    return Stream.concat(
        Stream.concat(
            Recipes.ALL.stream().map(recipe -> Recipes.plan(recipe, 1, 1).network()),
            Stream.of(Activation.values())
                .map(
                    activation ->
                        network(
                            new Convolution(5, 3, 4, 2, Padding.SAME, activation),
                            new Pool(Pool.Kind.MAX, 2, 2, Padding.VALID),
                            new Dense(11, activation),
                            new Activate(activation)))),
        Stream.of(
            network(),
            network(new BatchNorm(), Dense.relu(40)),
            network(new Pool(Pool.Kind.AVERAGE, 3, 2, Padding.VALID), Convolution.same(3, 3)),
            network(Convolution.same(3, 3), new Pool(Pool.Kind.AVERAGE, 3, 2, Padding.SAME)),
            network(new Pool(Pool.Kind.MAX, 3, 2, Padding.SAME), Convolution.same(33, 2)),
            network(
                new ZeroPadding(2, 1, 0, 3),
                Convolution.linear(5, 3),
                new LeakyRelu(0.3),
                new ZeroPadding(1, 0, 1, 0),
                new Pool(Pool.Kind.MAX, 2, 2, Padding.VALID)),
            network(new Dropout(0.5), Convolution.same(4, 3), new Dropout(0.1), new BatchNorm()),
            new NetworkSpec(InputLayout.CHANNELS_LAST, List.of(Dense.relu(5), new Output())),
            new NetworkSpec(
                InputLayout.FLAT, List.of(new BatchNorm(), Dense.relu(5), new Output()))));
  }

  private static NetworkSpec network(LayerSpec... layers) {
    return new NetworkSpec(
        InputLayout.CHANNELS_FIRST,
        Stream.concat(Stream.of(layers), Stream.of(new Output())).toList());
  }

  /** Creates a model of random weights in which no bias or statistic has its initial value. */
  private static Model model(NetworkSpec spec) {
    float[] parameters = WeightInit.draw(spec, 4);
    SplittableRandom random = new SplittableRandom(8);
    for (int i = 0; i < parameters.length; i++) {
      parameters[i] += (float) (0.1 * random.nextDouble());
    }
    return new Model(ModelCard.unknown("test"), spec, parameters);
  }

  @ParameterizedTest
  @MethodSource("networks")
  void predictionsEqualDeeplearning4js(NetworkSpec spec) {
    Model model = model(spec);
    float[] stock = stock(model);
    BatchResult oodFeatures =
        new Dl4jClassifier(model).classifyAll(DATA, Extra.OOD_FEATURES, done -> {}, () -> false);
    for (Kernels kernels : List.of(Kernels.best(), Kernels.scalar())) {
      FusedClassifier ours = new FusedClassifier(model, kernels);
      BatchResult all = ours.classifyAll(DATA, Extra.FEATURES, done -> {}, () -> false);
      assertThat(all.probabilities()).hasSameSizeAs(stock);
      for (int i = 0; i < stock.length; i++) {
        assertThat(all.probabilities()[i]).isCloseTo(stock[i], within(5e-5f));
      }
      DigitImage image = DATA.image(7);
      assertThat(ours.classify(image).probability(3)).isCloseTo(stock[73], within(5e-5f));
      assertThat(ours.features(image)).hasSize(all.featureCount());
      float[] own = ours.classifyAll(DATA, Extra.OOD_FEATURES, done -> {}, () -> false).features();
      assertThat(own).hasSameSizeAs(oodFeatures.features());
      for (int i = 0; i < own.length; i++) {
        float expected = oodFeatures.features()[i];
        assertThat(own[i]).isCloseTo(expected, within(1e-4f * Math.max(1, Math.abs(expected))));
      }
    }
  }

  private static float[] stock(Model model) {
    NetworkSpec spec = model.spec();
    MultiLayerConfiguration configuration = Dl4jNetworks.configuration(spec);
    // With workspaces Deeplearning4j rejects a pooling layer that comes first.
    configuration.setInferenceWorkspaceMode(WorkspaceMode.NONE);
    MultiLayerNetwork network = Dl4jNetworks.network(configuration, model.parameters());
    float[] pixels = new float[DATA.size() * DigitImage.PIXELS];
    for (int i = 0; i < DATA.size(); i++) {
      float[] image = spec.input().arrange(DATA.image(i).pixels());
      System.arraycopy(image, 0, pixels, i * DigitImage.PIXELS, DigitImage.PIXELS);
    }
    INDArray output = network.output(Dl4jNetworks.input(spec.input(), pixels, DATA.size()));
    return output.dup('c').data().asFloat();
  }

  @Test
  void featuresHaveDeeplearning4jsOrder() {
    Model model = model(network(Convolution.same(3, 3), Pool.max2()));
    MultiLayerNetwork stock =
        Dl4jNetworks.network(Dl4jNetworks.configuration(model.spec()), model.parameters());
    INDArray input = Dl4jNetworks.input(InputLayout.CHANNELS_FIRST, DATA.image(0).pixels(), 1);
    float[] expected = stock.feedForward(input).get(2).dup('c').data().asFloat();
    assertThat(new FusedClassifier(model).features(DATA.image(0)))
        .usingComparatorWithPrecision(1e-5f)
        .containsExactly(expected);
  }

  @Test
  void classifyingADatasetCanBeCancelled() {
    FusedClassifier classifier = new FusedClassifier(model(NetworkSpec.asCoded()));
    DigitDataset large = BundledMnist.test();
    assertThatThrownBy(() -> classifier.classifyAll(large, Extra.NONE, done -> {}, () -> true))
        .isInstanceOf(CancellationException.class);
  }

  /** Images that helper threads cannot read. */
  private record FailsInHelpers(DigitDataset images, Throwable failure) implements DigitDataset {
    @Override
    public String name() {
      return images.name();
    }

    @Override
    public int size() {
      return images.size();
    }

    @Override
    public int label(int index) {
      return images.label(index);
    }

    @Override
    public void copyPixels(int index, byte[] target, int offset) {
      if (Thread.currentThread().getName().startsWith("classifier-")) {
        throw FailsInHelpers.<RuntimeException>unchecked(failure);
      }
      // The calling thread waits so that a helper gets a chunk.
      if (index > 0) {
        LockSupport.parkNanos(1_000_000);
      }
      images.copyPixels(index, target, offset);
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T unchecked(Throwable failure) throws T {
      throw (T) failure;
    }
  }

  @Test
  void aFailureOfAHelperThreadFailsTheCall() {
    FusedClassifier classifier = new FusedClassifier(model(NetworkSpec.asDescribed()));
    for (Throwable failure :
        List.of(new OutOfMemoryError("of this test"), new IllegalStateException("of this test"))) {
      DigitDataset failing = new FailsInHelpers(DATA, failure);
      assertThatThrownBy(() -> classifier.classifyAll(failing, Extra.NONE, done -> {}, () -> false))
          .isSameAs(failure);
    }
  }
}
