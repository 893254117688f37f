package org.digitstudio.domain.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Optional;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.network.Calibration.CalibratedOutput;
import org.junit.jupiter.api.Test;

class CalibrationTest {
  private static final float[] SUMS = {2, 1, 0, 0, 0, 0, 0, 0, 0, 0};

  @Test
  void withoutCalibrationTheSumsGoThroughSoftmaxAndAreBelieved() {
    CalibratedOutput verdict = Calibration.NONE.apply(SUMS, new float[0]);
    double total = Math.exp(2) + Math.exp(1) + 8;
    assertThat(verdict.probabilities()[0]).isCloseTo((float) (Math.exp(2) / total), within(1e-6f));
    assertThat(verdict.probabilities()[9]).isCloseTo((float) (1 / total), within(1e-6f));
    assertThat(verdict.sure()).isTrue();
  }

  @Test
  void aTemperatureAboveOneLowersConfidenceAndKeepsTheOrder() {
    Calibration warm = new Calibration(2, new float[0][], Float.NEGATIVE_INFINITY);
    float[] cold = Calibration.NONE.apply(SUMS, new float[0]).probabilities();
    float[] soft = warm.apply(SUMS, new float[0]).probabilities();
    assertThat(soft[0]).isLessThan(cold[0]).isGreaterThan(soft[1]);
    double total = Math.exp(1) + Math.exp(0.5) + 8;
    assertThat(soft[0]).isCloseTo((float) (Math.exp(1) / total), within(1e-6f));
  }

  @Test
  void hugeSumsDoNotOverflow() {
    float[] sums = new float[10];
    sums[3] = 1e30f;
    assertThat(Calibration.NONE.apply(sums, new float[0]).probabilities()[3]).isEqualTo(1f);
  }

  @Test
  void traitsThatAreNoDigitsAreNotBelieved() {
    float[][] detectors = new float[10][3];
    detectors[0] = new float[] {2, -1, 0.5f};
    Calibration calibration = new Calibration(0.1f, detectors, 0.5f);
    CalibratedOutput like = calibration.apply(SUMS, new float[] {3, 4});
    CalibratedOutput unlike = calibration.apply(SUMS, new float[] {0, 4});
    double logistic = 1 / (1 + Math.exp(-(2 * 3 - 4 + 0.5)));
    assertThat(like.score()).isCloseTo((float) (logistic * like.probabilities()[0]), within(1e-6f));
    assertThat(like.sure()).isTrue();
    assertThat(unlike.sure()).isFalse();
  }

  @Test
  void aCalibrationOfAnotherNetworkIsRefused() {
    Calibration calibration = new Calibration(1, new float[10][4], 0);
    assertThatThrownBy(() -> calibration.apply(SUMS, new float[2]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("3 features");
    assertThatThrownBy(() -> new Calibration(0, new float[0][], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void strictnessChoosesTheThreshold() {
    Map<Strictness, Threshold> thresholds =
        Map.of(
            Strictness.STRICT, new Threshold(0.9f, Optional.empty()),
            Strictness.BALANCED, new Threshold(0.5f, Optional.empty()));
    Calibration calibration = new Calibration(1, new float[0][], thresholds);
    float[] logits = {3, 0, 0, 0, 0, 0, 0, 0, 0, 0};

    float score = calibration.apply(logits, new float[0]).score();
    assertThat(score).isBetween(0.5f, 0.9f);
    assertThat(calibration.apply(logits, new float[0]).sure()).isTrue();
    assertThat(calibration.at(Strictness.STRICT).apply(logits, new float[0]).sure()).isFalse();
    assertThat(calibration.at(Strictness.TRUSTING).minScore())
        .as("without a threshold of its own")
        .isEqualTo(0.5f);
    assertThat(calibration.at(Strictness.STRICT).at(Strictness.BALANCED)).isEqualTo(calibration);
  }
}
