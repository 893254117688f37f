package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.NetworkParts.Part;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the contributions with the activations of stock Deeplearning4j layers. */
class ContributionsTest {
  private static final double NEAR = 1e-4;

  private final float[] seven = SampleNetworks.seven().pixels();

  @ParameterizedTest
  @MethodSource("org.digitstudio.insight.ForwardPassTest#networks")
  void contributionsAndBiasAddUpToThePreActivation(NetworkSpec spec) {
    ForwardPass pass = SampleNetworks.seeded(spec, 3);
    ForwardTrace trace = pass.run(seven);
    List<float[]> stock = new StockNetwork(pass).feedForward(seven);
    List<Part> parts = NetworkParts.of(spec).inOrder();
    for (Part part : parts) {
      Contributions found = Contributions.to(trace, part, part == parts.getFirst());
      for (int target = 0; target < found.targets(); target++) {
        double sum = 0;
        for (int source = 0; source < found.sources(); source++) {
          sum += found.of(source, target);
        }
        assertThat(sum)
            .as("layer %d, unit %d", part.layer(), target)
            .isCloseTo(expected(trace, stock, part, target), within(NEAR));
      }
    }
  }

  /**
   * Returns the mean pre-activation without bias of a unit, before normalization and activation.
   */
  private static double expected(ForwardTrace trace, List<float[]> stock, Part part, int target) {
    Shape out = trace.outputShape(part.layer());
    int size = out.height() * out.width();
    if (trace.layer(part.layer()) instanceof Pool) {
      return mean(stock.get(part.layer()), target * size, size);
    }
    double bias = trace.network().bias(part.layer(), target);
    double mean = mean(trace.preActivations(part.layer()), target * size, size) - bias;
    if (trace.layer(part.layer()) instanceof Convolution) {
      for (int layer = part.layer() + 1; layer <= part.last(); layer++) {
        if (trace.layer(layer) instanceof org.digitstudio.domain.network.LayerSpec.BatchNorm) {
          mean *= trace.network().normalization(layer, target).scale();
        }
      }
    }
    return mean;
  }

  private static double mean(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }

  @ParameterizedTest
  @MethodSource("org.digitstudio.insight.ForwardPassTest#networks")
  void removingAUnitRemovesItsContribution(NetworkSpec spec) {
    ForwardTrace trace = SampleNetworks.seeded(spec, 3).run(seven);
    int output = spec.layers().size() - 1;
    Part last = NetworkParts.of(spec).inOrder().getLast();
    Contributions found = Contributions.to(trace, last, false);
    assertThat(found.targets()).isEqualTo(10);
    float[] weights = trace.network().weights(output, 4);
    float[] inputs = trace.inputOf(output);
    int size = inputs.length / found.sources();
    for (int source = 0; source < found.sources(); source++) {
      double expected = 0;
      for (int i = source * size; i < (source + 1) * size; i++) {
        expected += (double) weights[i] * inputs[i];
      }
      assertThat((double) found.of(source, 4)).isCloseTo(expected, within(NEAR));
    }
  }
}
