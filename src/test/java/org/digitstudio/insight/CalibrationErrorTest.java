package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationErrorTest {
  @Test
  void theErrorIsTheWeightedGapOfEachBin() {
    // Three predictions at 0.9, two of them correct: gap 0.2333; one at 0.5, correct: gap 0.5.
    CalibrationError measured =
        CalibrationError.of(
            new float[] {0.9f, 0.9f, 0.9f, 0.5f}, new boolean[] {true, true, false, true});
    assertThat(measured.error()).isCloseTo((3 * (0.9 - 2.0 / 3) + 0.5) / 4, within(1e-6));
    assertThat(measured.bins()[13].count()).isEqualTo(3);
    assertThat(measured.bins()[13].accuracy()).isCloseTo(2.0 / 3, within(1e-9));
  }

  @Test
  void perfectCalibrationHasNoError() {
    float[] confidence = new float[100];
    boolean[] correct = new boolean[100];
    for (int i = 0; i < 100; i++) {
      confidence[i] = 0.75f;
      correct[i] = i % 4 != 0;
    }
    assertThat(CalibrationError.of(confidence, correct).error()).isCloseTo(0, within(1e-9));
  }

  @Test
  void confidenceOneFallsIntoTheLastBin() {
    CalibrationError measured = CalibrationError.of(new float[] {1f}, new boolean[] {true});
    assertThat(measured.bins()[14].count()).isEqualTo(1);
    assertThat(measured.error()).isZero();
  }
}
