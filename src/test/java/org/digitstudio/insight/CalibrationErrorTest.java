package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
  @Test
  void theErrorIsTheWeightedDistanceOfEachBin() {
    // Three answers at 0.9, two of them right: 0.2333 apart; one at 0.5, right: 0.5 apart.
    CalibrationError measured =
        CalibrationError.of(
            new float[] {0.9f, 0.9f, 0.9f, 0.5f}, new boolean[] {true, true, false, true});
    assertThat(measured.error()).isCloseTo((3 * (0.9 - 2.0 / 3) + 0.5) / 4, within(1e-6));
    assertThat(measured.bins()[13].count()).isEqualTo(3);
    assertThat(measured.bins()[13].accuracy()).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void confidenceThatMeansWhatItSaysHasNoError() {
    float[] confidence = new float[100];
    boolean[] right = new boolean[100];
    for (int i = 0; i < 100; i++) {
      confidence[i] = 0.75f;
      right[i] = i % 4 != 0;
    }
    assertThat(CalibrationError.of(confidence, right).error()).isCloseTo(0, within(1e-9));
  }

  @Test
  void fullConfidenceFallsIntoTheLastBin() {
    CalibrationError measured = CalibrationError.of(new float[] {1f}, new boolean[] {true});
    assertThat(measured.bins()[14].count()).isEqualTo(1);
    assertThat(measured.error()).isZero();
  }
}
