package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.NetworkSpec;
import org.junit.jupiter.api.Test;

class AdversarialNoiseTest {
  private final float[] seven = SampleNetworks.seven().pixels();

  @Test
  void forALinearNetworkItIsTheDistanceToTheNearestBoundary() {
    NetworkSpec linear = new NetworkSpec(InputLayout.FLAT, List.of(new Output()));
    ForwardPass network = SampleNetworks.seeded(linear, 5);
    float[] grey = new float[784];
    Arrays.fill(grey, 0.5f);
    ForwardTrace trace = network.run(grey);
    AdversarialNoise found = AdversarialNoise.find(trace, () -> false).orElseThrow();
    assertThat(found.norm()).isCloseTo(nearestBoundary(network, trace), within(1e-3));
    assertThat(found.before()).isEqualTo(trace.prediction());
    assertThat(network.run(found.pixels()).prediction()).isEqualTo(found.after());
  }

  /** Returns the smallest distance between the image and the points where two logits are equal. */
  private static double nearestBoundary(ForwardPass network, ForwardTrace trace) {
    int digit = trace.prediction();
    double nearest = Double.POSITIVE_INFINITY;
    for (int rival = 0; rival < 10; rival++) {
      double squares = 0;
      float[] own = network.weights(0, digit);
      float[] other = network.weights(0, rival);
      for (int i = 0; i < own.length; i++) {
        squares += Math.pow(own[i] - other[i], 2);
      }
      double lead = trace.logits()[digit] - trace.logits()[rival];
      nearest = rival == digit ? nearest : Math.min(nearest, lead / Math.sqrt(squares));
    }
    return nearest;
  }

  @Test
  void theNoiseFlipsThePredictionAndALittleLessDoesNot() {
    ForwardTrace trace = SampleNetworks.seeded(SampleNetworks.twoBlocks(), 2).run(seven);
    AdversarialNoise found = AdversarialNoise.find(trace, () -> false).orElseThrow();
    assertThat(found.after()).isNotEqualTo(found.before());
    assertThat(trace.network().run(found.pixels()).prediction()).isEqualTo(found.after());
    float[] less = seven.clone();
    for (int i = 0; i < less.length; i++) {
      less[i] += 0.99f * found.noise()[i];
      assertThat(found.pixels()[i]).isBetween(0f, 1f);
      assertThat(found.pixels()[i] - found.noise()[i]).isCloseTo(seven[i], within(1e-6f));
    }
    assertThat(trace.network().run(less).prediction()).isEqualTo(found.before());
  }

  @Test
  void itIsMuchSmallerThanRandomNoiseThatFlipsThePrediction() {
    ForwardTrace trace = SampleNetworks.seeded(SampleNetworks.dense(), 6).run(seven);
    AdversarialNoise found = AdversarialNoise.find(trace, () -> false).orElseThrow();
    float[] noisy = Distortion.NONE.with(Distortion.Kind.NOISE, 4 * found.norm() / 28).apply(seven);
    assertThat(trace.network().run(noisy).prediction())
        .as("random noise of four times the norm")
        .isEqualTo(found.before());
    assertThat(found.relativeNorm()).isLessThan(1);
    assertThat(found.largestChange()).isBetween(0.001, 1.0);
  }

  @Test
  void cancellingEndsTheSearch() {
    ForwardTrace trace = SampleNetworks.seeded(SampleNetworks.dense(), 6).run(seven);
    assertThatThrownBy(() -> AdversarialNoise.find(trace, () -> true))
        .isInstanceOf(CancellationException.class);
  }
}
