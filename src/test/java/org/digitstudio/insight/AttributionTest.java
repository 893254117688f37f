package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.NetworkSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AttributionTest {
  private final float[] seven = SampleNetworks.seven().pixels();

  @ParameterizedTest
  @MethodSource("org.digitstudio.insight.ForwardPassTest#networks")
  void theGradientEqualsTheFiniteDifferenceOfTheLogits(NetworkSpec spec) {
    ForwardPass pass = SampleNetworks.seeded(spec, 3);
    ForwardTrace trace = pass.run(grey());
    float[] weights = {1, 0, 0, -1, 0, 0, 0, 0.5f, 0, 0};
    float[] gradient = Backpropagation.ofLogits(trace, weights);
    int compared = 0;
    for (int pixel = 3; pixel < 784; pixel += 13) {
      double below = finiteDifference(pass, weights, pixel, -1e-3f);
      double above = finiteDifference(pass, weights, pixel, 1e-3f);
      // Where the two differ, a ReLU or a maximum switches and there is no single derivative.
      if (Math.abs(above - below) < 4e-3) {
        compared++;
        assertThat((double) gradient[pixel])
            .as("pixel %d", pixel)
            .isCloseTo((below + above) / 2, within(4e-3 + 0.02 * Math.abs(above)));
      }
    }
    assertThat(compared).as("of 61 pixels").isGreaterThan(30);
  }

  private double finiteDifference(ForwardPass pass, float[] weights, int pixel, float step) {
    float[] moved = grey();
    moved[pixel] += step;
    return (weightedLogit(pass, weights, moved) - weightedLogit(pass, weights, grey())) / step;
  }

  private static double weightedLogit(ForwardPass pass, float[] weights, float[] pixels) {
    float[] logits = pass.run(pixels).logits();
    double sum = 0;
    for (int digit = 0; digit < 10; digit++) {
      sum += (double) weights[digit] * logits[digit];
    }
    return sum;
  }

  /** A textured image: on a uniform one the pooling windows have no clear maximum. */
  private float[] grey() {
    Random random = new Random(8);
    float[] grey = new float[784];
    for (int i = 0; i < grey.length; i++) {
      grey[i] = 0.05f + 0.4f * seven[i] + 0.5f * random.nextFloat();
    }
    return grey;
  }

  @ParameterizedTest
  @MethodSource("org.digitstudio.insight.ForwardPassTest#networks")
  void attributionsAddUpToTheLogitMinusTheLogitOfTheBlankImage(NetworkSpec spec) {
    ForwardPass pass = SampleNetworks.seeded(spec, 11);
    for (int digit = 0; digit < 10; digit++) {
      IntegratedGradients.Evidence evidence =
          IntegratedGradients.forDigit(pass, seven, digit, () -> false);
      float difference = pass.run(seven).logits()[digit] - pass.run(new float[784]).logits()[digit];
      assertThat(evidence.positive() + evidence.negative())
          .as("digit %d", digit)
          .isCloseTo(difference, within(0.01f * Math.max(0.05f, Math.abs(difference))));
      for (int i = 0; i < 784; i++) {
        if (seven[i] == 0f) {
          assertThat(evidence.perPixel()[i]).as("no ink, no evidence").isZero();
        }
      }
    }
  }

  @Test
  void contributionsOfPixelsAndBiasesAddUpToThePreActivation() {
    ForwardTrace trace = SampleNetworks.seeded(SampleNetworks.twoBlocks(), 2).run(seven);
    int layer = 9;
    assertThat(trace.layer(layer)).isInstanceOf(Dense.class);
    float[] contributions = NeuronImages.contributions(trace, layer, 5);
    // While no nonlinearity switches, scaling the ink scales the contribution of the pixels only.
    float[] brighter = seven.clone();
    for (int i = 0; i < 784; i++) {
      brighter[i] *= 1.0005f;
    }
    double fromPixels = 0;
    for (float contribution : contributions) {
      fromPixels += contribution;
    }
    double moved =
        trace.network().run(brighter).preActivations(layer)[5] - trace.preActivations(layer)[5];
    assertThat(moved).isCloseTo(fromPixels * 0.0005, within(2e-5));
    assertThat(NeuronImages.biasContribution(trace, layer, 5, contributions) + fromPixels)
        .isCloseTo(trace.preActivations(layer)[5], within(1e-4));
  }

  @Test
  void inkOnAPatternsPositivePixelsExcitesTheNeuron() {
    ForwardTrace blank = SampleNetworks.seeded(NetworkSpec.asDescribed(), 4).run(new float[784]);
    float[] pattern = NeuronImages.pattern(blank, 3, 17);
    float[] ink = new float[784];
    float[] inhibiting = new float[784];
    for (int i = 0; i < 784; i++) {
      ink[i] = pattern[i] > 0 ? 1f : 0f;
      inhibiting[i] = pattern[i] < 0 ? 1f : 0f;
    }
    float excited = blank.network().run(ink).preActivations(3)[17];
    assertThat(excited).isGreaterThan(blank.network().run(inhibiting).preActivations(3)[17]);
    assertThat(excited).isGreaterThan(blank.preActivations(3)[17]);
  }

  @Test
  void occlusionGivesTheProbabilityOfTheImageWithoutTheSquare() {
    ForwardTrace trace = SampleNetworks.seeded(NetworkSpec.asDescribed(), 4).run(seven);
    int digit = trace.prediction();
    Occlusion map = Occlusion.of(trace, digit, () -> false);
    float[] occluded = seven.clone();
    for (int row = 8; row <= 12; row++) {
      for (int column = 15; column <= 19; column++) {
        occluded[row * 28 + column] = 0f;
      }
    }
    assertThat(map.covered()[10 * 28 + 17])
        .isEqualTo(trace.network().run(occluded).probabilities()[digit]);
    assertThat(map.drops()[0]).as("nothing to cover in the corner").isZero();
  }

  @Test
  void theCounterfactualFlipsThePredictionWithLittleInk() {
    ForwardTrace trace = SampleNetworks.seeded(NetworkSpec.asDescribed(), 4).run(seven);
    Optional<Counterfactual> found = Counterfactual.find(trace, () -> false);
    assertThat(found).isPresent();
    Counterfactual change = found.get();
    assertThat(change.before()).isEqualTo(trace.prediction());
    assertThat(trace.network().run(change.pixels()).prediction())
        .isEqualTo(change.after())
        .isNotEqualTo(change.before());
    assertThat(change.added() + change.erased()).isPositive().isLessThan(60f);
    for (int i = 0; i < 784; i++) {
      assertThat(change.pixels()[i]).isBetween(0f, 1f);
      assertThat(seven[i] + change.change()[i]).isCloseTo(change.pixels()[i], within(1e-6f));
    }
  }

  @Test
  void everySearchStopsWhenCancelled() {
    ForwardTrace trace = SampleNetworks.seeded(SampleNetworks.twoBlocks(), 4).run(seven);
    assertThatThrownBy(() -> Counterfactual.find(trace, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> Occlusion.of(trace, 1, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> IntegratedGradients.forDigit(trace.network(), seven, 1, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
