package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.insight.LayerActivity.Ranges;
import org.junit.jupiter.api.Test;

class LayerActivityTest {
  private static final NetworkSpec TWO_NEURONS =
      new NetworkSpec(InputLayout.FLAT, List.of(LayerSpec.Dense.relu(2), new LayerSpec.Output()));

  /** One neuron adds up the pixels, the other is kept from firing by its bias. */
  private static ForwardPass twoNeurons() {
    float[] parameters = new float[TWO_NEURONS.parameterCount()];
    Arrays.fill(parameters, 0, DigitImage.PIXELS, 0.01f);
    Arrays.fill(parameters, DigitImage.PIXELS, 2 * DigitImage.PIXELS, 0.03f);
    parameters[2 * DigitImage.PIXELS + 1] = -1_000;
    return new ForwardPass(TWO_NEURONS, parameters);
  }

  private static List<LayerActivity> activity(ForwardPass network, List<DigitImage> images) {
    return LayerActivity.of(network, images, LayerActivity.ranges(network, images));
  }

  @Test
  void aUnitThatIsZeroForEveryImageIsDead() {
    List<LayerActivity> layers =
        activity(twoNeurons(), List.of(SampleNetworks.seven(), DigitImage.empty()));

    assertThat(layers).hasSize(2);
    assertThat(layers.getFirst().units()).isEqualTo(2);
    assertThat(layers.getFirst().dead()).hasValue(1);
    assertThat(layers.getFirst().activations().zeros())
        .as("all but one neuron for one image")
        .isEqualTo(0.75);
    assertThat(layers.getLast().dead()).as("softmax has no dead units").isEmpty();
  }

  @Test
  void meanAndDeviationAreThoseOfTheWeightsWithoutTheBiases() {
    Histogram weights =
        activity(twoNeurons(), List.of(SampleNetworks.seven())).getFirst().weights();

    assertThat(IntStream.of(weights.counts()).sum()).isEqualTo(2 * DigitImage.PIXELS);
    assertThat(weights.mean()).isCloseTo(0.02, within(1e-6));
    assertThat(weights.deviation()).isCloseTo(0.01, within(1e-6));
  }

  @Test
  void theKernelsOfAConvolutionAreCountedWithoutItsBiases() {
    ForwardPass network = SampleNetworks.seeded(NetworkSpec.asDescribed(), 3);
    LayerActivity convolution = activity(network, List.of(SampleNetworks.seven())).getFirst();

    float[] all = network.parameters();
    double mean = 0;
    for (int i = 32; i < 32 + 32 * 25; i++) {
      mean += all[i] / (32 * 25);
    }
    assertThat(IntStream.of(convolution.weights().counts()).sum()).isEqualTo(32 * 25);
    assertThat(convolution.weights().mean()).isCloseTo(mean, within(1e-6));
    assertThat(IntStream.of(convolution.activations().counts()).sum()).isEqualTo(32 * 28 * 28);
  }

  @Test
  void valuesOutsideOfTheRangeAreCountedInTheOuterBins() {
    Histogram.Collector values = new Histogram.Collector(-1, 1, 4);
    for (float value : new float[] {-5, -0.9f, -0.1f, 0.1f, 0.6f, 1, 7}) {
      values.add(value);
    }

    Histogram histogram = values.histogram();
    assertThat(histogram.counts()).containsExactly(2, 1, 1, 3);
    assertThat(histogram.share(3)).isEqualTo(3.0 / 7);
  }

  @Test
  void rangesOfTwoMomentsHoldBoth() {
    assertThat(new Ranges(1, -2, 3).and(new Ranges(2, -1, 4))).isEqualTo(new Ranges(2, -2, 4));
  }
}
