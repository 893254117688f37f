package org.digitstudio.domain.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.junit.jupiter.api.Test;

class OodFeaturesTest {
  @Test
  void theyAreTheNeuronsAndEachMapsMeanAndLargest() {
    OodFeatures features = new OodFeatures(2, 2, 3);
    assertThat(features.of(new float[] {7, 8}, new float[] {1, 3, 2, -1, -5, -3}))
        .containsExactly(7, 8, 2, -3, 3, -1);
  }

  @Test
  void theArticlesNetworkHas128NeuronsAnd32Maps() {
    assertThat(OodFeatures.of(NetworkSpec.asDescribed()))
        .isEqualTo(new OodFeatures(128, 32, 14 * 14));
  }

  @Test
  void withoutHiddenNeuronsTheMapsAreAll() {
    NetworkSpec spec =
        new NetworkSpec(
            InputLayout.CHANNELS_FIRST, List.of(Convolution.same(4, 3), Pool.max2(), new Output()));
    assertThat(OodFeatures.of(spec)).isEqualTo(new OodFeatures(0, 4, 14 * 14));
  }

  @Test
  void withoutMapsTheNeuronsAreAll() {
    NetworkSpec spec =
        new NetworkSpec(InputLayout.FLAT, List.of(Dense.relu(9), Dense.relu(5), new Output()));
    assertThat(OodFeatures.of(spec).count()).isEqualTo(5);
  }
}
