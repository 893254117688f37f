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
  void theGradientIsTheSlopeOfTheScore(NetworkSpec spec) {
    ForwardPass pass = SampleNetworks.seeded(spec, 3);
    ForwardTrace trace = pass.run(grey());
    float[] weights = {1, 0, 0, -1, 0, 0, 0, 0.5f, 0, 0};
    float[] gradient = Backpropagation.ofScores(trace, weights);
    int judged = 0;
    for (int pixel = 3; pixel < 784; pixel += 13) {
      double below = slope(pass, weights, pixel, -1e-3f);
      double above = slope(pass, weights, pixel, 1e-3f);
      // Where the two differ there is a kink of ReLU or another winner, and no single slope.
      if (Math.abs(above - below) < 4e-3) {
        judged++;
        assertThat((double) gradient[pixel])
            .as("pixel %d", pixel)
            .isCloseTo((below + above) / 2, within(4e-3 + 0.02 * Math.abs(above)));
      }
    }
    assertThat(judged).as("of 61 pixels").isGreaterThan(30);
  }

  private double slope(ForwardPass pass, float[] weights, int pixel, float step) {
    float[] moved = grey();
    moved[pixel] += step;
    return (score(pass, weights, moved) - score(pass, weights, grey())) / step;
  }

  private static double score(ForwardPass pass, float[] weights, float[] pixels) {
    float[] scores = pass.run(pixels).scores();
    double sum = 0;
    for (int digit = 0; digit < 10; digit++) {
      sum += (double) weights[digit] * scores[digit];
    }
    return sum;
  }

  /** A textured page: on an even one the pooling windows have no clear winner. */
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
  void theSharesOfAllPixelsAddUpToTheScoresDistanceFromTheBlankPage(NetworkSpec spec) {
    ForwardPass pass = SampleNetworks.seeded(spec, 11);
    for (int digit = 0; digit < 10; digit++) {
      IntegratedGradients.Evidence evidence =
          IntegratedGradients.forDigit(pass, seven, digit, () -> false);
      float difference = pass.run(seven).scores()[digit] - pass.run(new float[784]).scores()[digit];
      assertThat(evidence.speaksFor() + evidence.speaksAgainst())
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
  void whatPixelsAndBiasesPutIntoANeuronIsItsSum() {
    ForwardTrace trace = SampleNetworks.seeded(SampleNetworks.twoBlocks(), 2).run(seven);
    int layer = 9;
    assertThat(trace.layer(layer)).isInstanceOf(Dense.class);
    float[] matched = NeuronImages.matched(trace, layer, 5);
    // With the gates as they are, scaling the ink by a little scales the pixels' part alone.
    float[] brighter = seven.clone();
    for (int i = 0; i < 784; i++) {
      brighter[i] *= 1.0005f;
    }
    double fromPixels = 0;
    for (float share : matched) {
      fromPixels += share;
    }
    double moved = trace.network().run(brighter).sums(layer)[5] - trace.sums(layer)[5];
    assertThat(moved).isCloseTo(fromPixels * 0.0005, within(2e-5));
    assertThat(NeuronImages.fromBiases(trace, layer, 5, matched) + fromPixels)
        .isCloseTo(trace.sums(layer)[5], within(1e-4));
  }

  @Test
  void aNeuronLooksForTheInkThatExcitesIt() {
    ForwardTrace blank = SampleNetworks.seeded(NetworkSpec.asDescribed(), 4).run(new float[784]);
    float[] wanted = NeuronImages.lookedFor(blank, 3, 17);
    float[] ink = new float[784];
    float[] shy = new float[784];
    for (int i = 0; i < 784; i++) {
      ink[i] = wanted[i] > 0 ? 1f : 0f;
      shy[i] = wanted[i] < 0 ? 1f : 0f;
    }
    float excited = blank.network().run(ink).sums(3)[17];
    assertThat(excited).isGreaterThan(blank.network().run(shy).sums(3)[17]);
    assertThat(excited).isGreaterThan(blank.sums(3)[17]);
  }

  @Test
  void coveringAPlaceGivesTheProbabilityOfThePictureWithoutIt() {
    ForwardTrace trace = SampleNetworks.seeded(NetworkSpec.asDescribed(), 4).run(seven);
    int digit = trace.answer();
    Occlusion map = Occlusion.of(trace, digit, () -> false);
    float[] without = seven.clone();
    for (int row = 8; row <= 12; row++) {
      for (int column = 15; column <= 19; column++) {
        without[row * 28 + column] = 0f;
      }
    }
    assertThat(map.covered()[10 * 28 + 17])
        .isEqualTo(trace.network().run(without).probabilities()[digit]);
    assertThat(map.drops()[0]).as("nothing to cover in the corner").isZero();
  }

  @Test
  void theChangeFoundFlipsTheAnswerAndNoDabOfItIsIdle() {
    ForwardTrace trace = SampleNetworks.seeded(NetworkSpec.asDescribed(), 4).run(seven);
    Optional<Counterfactual> found = Counterfactual.find(trace, () -> false);
    assertThat(found).isPresent();
    Counterfactual change = found.get();
    assertThat(change.before()).isEqualTo(trace.answer());
    assertThat(trace.network().run(change.pixels()).answer())
        .isEqualTo(change.after())
        .isNotEqualTo(change.before());
    assertThat(change.added() + change.erased()).isPositive().isLessThan(60f);
    for (int i = 0; i < 784; i++) {
      assertThat(change.pixels()[i]).isBetween(0f, 1f);
      assertThat(seven[i] + change.change()[i]).isCloseTo(change.pixels()[i], within(1e-6f));
    }
  }

  @Test
  void everySearchStopsWhenItIsCancelled() {
    ForwardTrace trace = SampleNetworks.seeded(SampleNetworks.twoBlocks(), 4).run(seven);
    assertThatThrownBy(() -> Counterfactual.find(trace, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> Occlusion.of(trace, 1, () -> true))
        .isInstanceOf(CancellationException.class);
    assertThatThrownBy(() -> IntegratedGradients.forDigit(trace.network(), seven, 1, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
