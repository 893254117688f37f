package org.digitstudio.application.calibration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.digitstudio.application.calibration.Calibrator.Answers;
import org.digitstudio.domain.data.ImageSet;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.junit.jupiter.api.Test;

class CalibratorTest {
  private static final int WIDTH = 10;

  /** Sums of which softmax tells the truth: labels are drawn by it, then the sums are stretched. */
  private static Answers made(int count, double stretch, long seed) {
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
      float[] honest = Calibration.softmax(sums, 1);
      double draw = random.nextDouble();
      int label = 0;
      for (double sum = honest[0]; sum < draw && label < 9; sum += honest[label]) {
        label++;
      }
      labels[i] = label;
      System.arraycopy(
          Calibration.softmax(sums, (float) (1 / stretch)), 0, probabilities, i * 10, 10);
      features[i * WIDTH + strong] = 3;
      features[i * WIDTH + (strong + 1) % 10] = random.nextFloat();
      images.add(DigitImage.empty());
    }
    return new Answers(
        new ImageSet("made", images, labels),
        new BatchResult(probabilities, features, WIDTH, new boolean[count]));
  }

  @Test
  void sumsStretchedThreefoldGetTheTemperatureThree() {
    assertThat(Calibrator.fit(new float[0][], List.of(made(8_000, 3, 1))).temperature())
        .isCloseTo(3f, within(0.15f));
    assertThat(Calibrator.fit(new float[0][], List.of(made(8_000, 0.5, 2))).temperature())
        .isCloseTo(0.5f, within(0.03f));
  }

  @Test
  void oneInAHundredOfTheDigitsItWasFittedOnIsRefused() {
    Answers answers = made(5_000, 1, 3);
    Calibration calibration = Calibrator.fit(new float[0][], List.of(answers));
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      refused += calibration.apply(answers.sums(i), answers.traits(i)).sure() ? 0 : 1;
    }
    assertThat(refused).isBetween(40, 50);
  }

  /** Real digits light two features next to each other, outliers the same ones but apart. */
  @Test
  void detectorsTellDigitsFromWhatIsReadAsOne() {
    Answers real = made(2_000, 1, 4);
    Answers made = made(2_000, 1, 5);
    float[] unlike = made.result().features().clone();
    for (int i = 0; i < 2_000; i++) {
      for (int j = 0; j < WIDTH; j++) {
        unlike[i * WIDTH + j] = unlike[i * WIDTH + j] > 2 ? 1 : unlike[i * WIDTH + j];
      }
    }
    Answers outliers =
        new Answers(
            made.data(),
            new BatchResult(made.result().probabilities(), unlike, WIDTH, new boolean[2_000]));
    float[][] detectors = Calibrator.detectors(List.of(real), outliers);
    Calibration calibration = Calibrator.fit(detectors, List.of(made(2_000, 1, 6)));
    int refused = 0;
    for (int i = 0; i < 2_000; i++) {
      refused += calibration.apply(outliers.sums(i), outliers.traits(i)).sure() ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(1_500);
  }

  @Test
  void aCopyThatBecameTooSureIsCalmedDownAndRefusesAsManyAsBefore() {
    Answers before = made(5_000, 1, 7);
    Calibration old = Calibrator.fit(new float[0][], List.of(before));
    Answers after = made(5_000, 2, 7);
    Calibration carried = Calibrator.carryOver(old, before, after);
    assertThat(carried.temperature() / old.temperature()).isCloseTo(2f, within(0.01f));
    int refused = 0;
    for (int i = 0; i < 5_000; i++) {
      refused += carried.apply(after.sums(i), after.traits(i)).sure() ? 0 : 1;
    }
    assertThat(refused).isBetween(40, 50);
  }
}
