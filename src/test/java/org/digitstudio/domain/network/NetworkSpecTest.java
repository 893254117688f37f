package org.digitstudio.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.digitstudio.Sentences.refusal;

import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
  @Test
  void theDescribedNetworkHas805066Parameters() {
    NetworkSpec spec = NetworkSpec.asDescribed();
    assertThat(spec.parameterCount()).isEqualTo(805_066);
    assertThat(spec.shapes().toString())
        .isEqualTo("[1x28x28, 32x28x28, 32x14x14, 32x14x14, 128, 10]");
  }

  @Test
  void theCodedNetworkHasTheShapesKerasGivesIt() {
    NetworkSpec spec = NetworkSpec.asCoded();
    assertThat(spec.shapes().toString()).isEqualTo("[28x1x28, 32x1x6, 32x1x3, 32x1x3, 128, 10]");
    assertThat(spec.inputShape(3).size()).isEqualTo(96);
    // 5*5*28*32+32, 96*128+128 and 128*10+10
    assertThat(spec.parameterCount()).isEqualTo(22_432 + 12_416 + 1_290);
  }

  @Test
  void aNetworkMustEndInTheOutput() {
    assertThat(refusal(() -> new NetworkSpec(InputLayout.FLAT, List.of(LayerSpec.Dense.relu(3)))))
        .isEqualTo("The last layer must be the output with its ten classes.");
  }
}
