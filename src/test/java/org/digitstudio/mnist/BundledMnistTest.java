package org.digitstudio.mnist;

import static org.assertj.core.api.Assertions.assertThat;

import org.digitstudio.domain.data.DigitDataset;
import org.junit.jupiter.api.Test;

class BundledMnistTest {
  @Test
  void allSeventyThousandDigitsAreThere() {
    DigitDataset training = BundledMnist.training();
    DigitDataset test = BundledMnist.test();
    assertThat(training.size()).isEqualTo(60_000);
    assertThat(test.size()).isEqualTo(10_000);
    assertThat(training.label(0)).isEqualTo(5);
    assertThat(test.label(0)).as("the article's digit").isEqualTo(7);
    assertThat(test.image(0).inkMass()).isGreaterThan(50f);
  }
}
