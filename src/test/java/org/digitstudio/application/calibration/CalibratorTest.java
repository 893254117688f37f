package org.digitstudio.application.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitstudio.domain.Softmax;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.network.Threshold.Cost;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  private static final int WIDTH = 10;

  /** Sums of which softmax tells the truth: labels are drawn by it, then the sums are stretched. */
  private static UncalibratedOutputs made(int count, double stretch, long seed) {
    Random random = new Random(seed);
    float[] probabilities = new float[count * 10];
    float[] features = new float[count * WIDTH];
    int[] labels = new int[count];
    List<DigitImage> images = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] sums = new float[10];
      int strong = random.nextInt(10);
      for (int j = 0; j < 10; j++) {
        sums[j] = (float) random.nextGaussian();
      }
      sums[strong] += 4;
      float[] honest = Softmax.of(sums, 1);
      double draw = random.nextDouble();
      int label = 0;
      for (double sum = honest[0]; sum < draw && label < 9; sum += honest[label]) {
        label++;
      }
      labels[i] = label;
      System.arraycopy(Softmax.of(sums, (float) (1 / stretch)), 0, probabilities, i * 10, 10);
      features[i * WIDTH + strong] = 3;
      features[i * WIDTH + (strong + 1) % 10] = random.nextFloat();
      images.add(DigitImage.empty());
    }
    return new UncalibratedOutputs(
        new ImageSet("made", images, labels),
        new BatchResult(probabilities, features, WIDTH, new boolean[count]),
        new float[0][]);
  }

  @Test
  void sumsStretchedThreefoldGetTheTemperatureThree() {
    assertThat(Calibrator.fit(new float[0][], List.of(made(8_000, 3, 1)), List.of()).temperature())
        .isCloseTo(3f, within(0.15f));
    assertThat(
            Calibrator.fit(new float[0][], List.of(made(8_000, 0.5, 2)), List.of()).temperature())
        .isCloseTo(0.5f, within(0.03f));
  }

  @Test
  void threeInTwoHundredOfTheDigitsItWasFittedOnAreRefused() {
    UncalibratedOutputs answers = made(5_000, 1, 3);
    Calibration calibration = Calibrator.fit(new float[0][], List.of(answers), List.of());
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      refused += calibration.apply(answers.logits(i), answers.features(i)).sure() ? 0 : 1;
    }
    assertThat(refused).isBetween(60, 75);
  }

  @Test
  void theStricterTheMoreIsRefusedAndTheLessIsWrong() {
    List<UncalibratedOutputs> digits = List.of(made(5_000, 1, 8), made(2_000, 1, 9));
    UncalibratedOutputs signs = made(1_000, 0.3, 10);
    Calibration calibration = Calibrator.fit(new float[0][], digits, List.of(signs));
    Cost strict = calibration.threshold(Strictness.STRICT).cost().orElseThrow();
    Cost balanced = calibration.threshold(Strictness.BALANCED).cost().orElseThrow();
    Cost trusting = calibration.threshold(Strictness.TRUSTING).cost().orElseThrow();
    assertThat(strict.digits()).isEqualTo(7_000);
    assertThat(strict.nonDigits()).isEqualTo(1_000);
    assertThat(strict.refused()).isCloseTo(0.04, within(0.002)).isGreaterThan(balanced.refused());
    assertThat(balanced.refused()).isGreaterThan(trusting.refused());
    assertThat(strict.wrong()).isLessThan(trusting.wrong());
    assertThat(strict.nonDigitsRefused()).isGreaterThan(trusting.nonDigitsRefused());
  }

  /** Real digits light two features next to each other, outliers the same ones but apart. */
  @Test
  void detectorsTellDigitsFromWhatIsReadAsOne() {
    UncalibratedOutputs real = made(2_000, 1, 4);
    UncalibratedOutputs made = made(2_000, 1, 5);
    float[] unlike = made.result().features().clone();
    for (int i = 0; i < 2_000; i++) {
      for (int j = 0; j < WIDTH; j++) {
        unlike[i * WIDTH + j] = unlike[i * WIDTH + j] > 2 ? 1 : unlike[i * WIDTH + j];
      }
    }
    UncalibratedOutputs outliers =
        new UncalibratedOutputs(
            made.data(),
            new BatchResult(made.result().probabilities(), unlike, WIDTH, new boolean[2_000]),
            new float[0][]);
    float[][] detectors = Calibrator.detectors(real, List.of(outliers));
    Calibration calibration = Calibrator.fit(detectors, List.of(made(2_000, 1, 6)), List.of());
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      refused += calibration.apply(outliers.logits(i), outliers.features(i)).sure() ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(1_500);
  }

  @Test
  void aCopyThatBecameTooSureIsCalmedDownAndRefusesAsManyAsBefore() {
    UncalibratedOutputs before = made(5_000, 1, 7);
    Calibration old = Calibrator.fit(new float[0][], List.of(before), List.of());
    UncalibratedOutputs after = made(5_000, 2, 7);
    Calibration carried = Calibrator.carryOver(old, before, after);
    assertThat(carried.temperature() / old.temperature()).isCloseTo(2f, within(0.01f));
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      refused += carried.apply(after.logits(i), after.features(i)).sure() ? 0 : 1;
    }
    assertThat(refused).isBetween(60, 75);
  }
}
