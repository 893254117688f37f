package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.Stream;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ForwardPassTest {
  private final float[] seven = SampleNetworks.seven().pixels();

  static Stream<NetworkSpec> networks() {
    return Stream.of(
        NetworkSpec.asDescribed(),
        NetworkSpec.asCoded(),
        SampleNetworks.twoBlocks(),
        SampleNetworks.everything(),
        SampleNetworks.dense());
  }

  @ParameterizedTest
  @MethodSource("networks")
  void everyLayersActivationsEqualDeeplearning4js(NetworkSpec spec) {
    ForwardPass pass = SampleNetworks.seeded(spec, 3);
    List<float[]> stock = new StockNetwork(pass).feedForward(seven);
    ForwardTrace trace = pass.run(seven);
    for (int layer = 0; layer < stock.size(); layer++) {
      assertThat(trace.activations(layer)).as("layer %d", layer).hasSameSizeAs(stock.get(layer));
      for (int i = 0; i < stock.get(layer).length; i++) {
        assertThat(trace.activations(layer)[i])
            .as("layer %d, value %d", layer, i)
            .isCloseTo(stock.get(layer)[i], within(1e-4f));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void theProductsOfAPatchAddUpToThePreActivation(NetworkSpec spec) {
    ForwardTrace trace = SampleNetworks.seeded(spec, 5).run(seven);
    for (int layer = 0; layer < spec.layers().size(); layer++) {
      if (spec.layers().get(layer) instanceof Convolution) {
        Shape out = trace.outputShape(layer);
        int map = out.channels() - 1;
        for (int y = 0; y < out.height(); y++) {
          for (int x = 0; x < out.width(); x++) {
            float value = trace.preActivations(layer)[(map * out.height() + y) * out.width() + x];
            assertThat(Patch.of(trace, layer, map, y, x).preActivation())
                .isCloseTo(value, within(1e-4f));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("networks")
  void aTemperatureDividesTheLogitsBeforeSoftmax(NetworkSpec spec) {
    ForwardPass plain = SampleNetworks.seeded(spec, 3);
    ForwardPass calibrated = new ForwardPass(spec, plain.parameters(), 2f);
    float[] logits = plain.run(seven).logits();
    double total = 0;
    for (float logit : logits) {
      total += Math.exp(logit / 2.0);
    }
    ForwardTrace trace = calibrated.run(seven);
    for (int digit = 0; digit < 10; digit++) {
      assertThat(trace.probabilities()[digit])
          .as("digit %d", digit)
          .isCloseTo((float) (Math.exp(logits[digit] / 2.0) / total), within(1e-6f));
    }
  }

  @Test
  void aHandMadeKernelRespondsMostToItsOwnDirection() {
    float[] bar = new float[784];
    for (int column = 6; column < 22; column++) {
      for (int row = 12; row < 15; row++) {
        bar[row * 28 + column] = 1f;
      }
    }
    int middle = 13 * 28 + 14;
    assertThat(ManualKernels.apply(ManualKernels.of(ManualKernels.Kind.HORIZONTAL), bar)[middle])
        .isEqualTo(20f);
    for (ManualKernels.Kind kind : ManualKernels.all()) {
      float[] kernel = ManualKernels.of(kind);
      double total = 0;
      for (float weight : kernel) {
        total += weight;
      }
      assertThat(total).as("%s adds up to 0", kind).isZero();
      float response = ManualKernels.apply(kernel, bar)[middle];
      assertThat(response).isEqualTo(Patch.ofManualKernel(kernel, bar, 13, 14).preActivation());
      assertThat(response).isLessThanOrEqualTo(20f);
      assertThat(kind == ManualKernels.Kind.HORIZONTAL || response < 10f).isTrue();
    }
  }

  @Test
  void aMapBrightFromItsBiasRanksBelowOneThatRespondsToInk() {
    float[] parameters = new float[NetworkSpec.asDescribed().parameterCount()];
    parameters[4] = 9f;
    parameters[32 + 7 * 25 + 12] = 0.5f;
    ForwardPass pass = new ForwardPass(NetworkSpec.asDescribed(), parameters);
    float[] responses = Ranking.responses(pass.run(seven), pass.run(new float[784]), 0);
    assertThat(responses[4]).isZero();
    assertThat(Ranking.descending(responses)).startsWith(7);
  }
}
