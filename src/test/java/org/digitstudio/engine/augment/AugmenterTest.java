package org.digitstudio.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.training.Augmentation;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class AugmenterTest {
  private static final DigitDataset MNIST = BundledMnist.test();

  private static float[] augment(Augmentation plan, int index, int epoch) {
    float[] augmented = new float[DigitImage.PIXELS];
    byte[] bytes = MNIST.image(index).toBytes();
    new Augmenter(plan, 7).apply(bytes, 0, epoch, index, augmented, 0);
    return augmented;
  }

  private static double mass(float[] pixels) {
    return DigitImage.of(pixels).inkMass();
  }

  private static double centre(float[] pixels, boolean alongRows) {
    double moment = 0;
    for (int i = 0; i < pixels.length; i++) {
      moment += pixels[i] * (alongRows ? i / 28 : i % 28);
    }
    return moment / mass(pixels);
  }

  @Test
  void withoutAugmentationTheImageIsUnchanged() {
    assertThat(augment(Augmentation.NONE, 3, 1)).isEqualTo(MNIST.image(3).pixels());
  }

  @Test
  void theSameSeedEpochAndImageGiveTheSameResult() {
    Augmentation all = new Augmentation(2, 15, 0.15, 0.2, 0.6, 0.8, 0.5);
    assertThat(augment(all, 5, 2)).isEqualTo(augment(all, 5, 2));
    assertThat(augment(all, 5, 3)).isNotEqualTo(augment(all, 5, 2));
  }

  @Test
  void aShiftMovesTheDigitByAtMostItsRangeAndKeepsItsInk() {
    Augmentation shift = new Augmentation(2, 0, 0, 0, 0, 0, 0);
    float[] plain = MNIST.image(3).pixels();
    double farthest = 0;
    for (int epoch = 0; epoch < 40; epoch++) {
      float[] moved = augment(shift, 3, epoch);
      assertThat(mass(moved)).isCloseTo(mass(plain), within(0.02 * mass(plain)));
      double distance = Math.abs(centre(moved, true) - centre(plain, true));
      assertThat(distance).isLessThan(2.01);
      farthest = Math.max(farthest, distance);
    }
    assertThat(farthest).as("the whole range is used").isGreaterThan(1.5);
  }

  @Test
  void rotationTurnsTheDigitAroundItsCentreInBothDirections() {
    Augmentation turn = new Augmentation(0, 15, 0, 0, 0, 0, 0);
    double min = 90;
    double max = -90;
    for (int epoch = 0; epoch < 60; epoch++) {
      double tilt = tilt(augment(turn, 2, epoch)) - tilt(MNIST.image(2).pixels());
      min = Math.min(min, tilt);
      max = Math.max(max, tilt);
    }
    assertThat(min).isBetween(-16.0, -12.0);
    assertThat(max).isBetween(12.0, 16.0);
  }

  /** The angle of the long axis of a digit 1 (test image 2), in degrees from upright. */
  private static double tilt(float[] pixels) {
    double row = centre(pixels, true);
    double column = centre(pixels, false);
    double xx = 0;
    double xy = 0;
    double yy = 0;
    for (int i = 0; i < pixels.length; i++) {
      double dy = i / 28 - row;
      double dx = i % 28 - column;
      xx += pixels[i] * dx * dx;
      xy += pixels[i] * dx * dy;
      yy += pixels[i] * dy * dy;
    }
    return Math.toDegrees(0.5 * Math.atan2(2 * xy, yy - xx));
  }

  @Test
  void thickeningAddsInkAndThinningRemovesIt() {
    StrokeShaper shaper = new StrokeShaper();
    float[] plain = MNIST.image(0).pixels();
    float[] thick = plain.clone();
    float[] thin = plain.clone();
    shaper.thicken(thick, 1f);
    shaper.thicken(thin, -1f);
    assertThat(mass(thick)).isGreaterThan(1.2 * mass(plain));
    assertThat(mass(thin)).isLessThan(0.8 * mass(plain));
  }

  @Test
  void theDisplacementFieldHasTheRequestedStandardDeviation() {
    DisplacementField field = new DisplacementField();
    ImageRandom random = new ImageRandom();
    double squares = 0;
    int count = 0;
    for (int i = 0; i < 500; i++) {
      random.reset(1, 1, i);
      field.draw(random, 0.7);
      for (int pixel = 0; pixel < DigitImage.PIXELS; pixel += 13) {
        squares += field.at(pixel) * field.at(pixel);
        count++;
      }
    }
    assertThat(Math.sqrt(squares / count)).isCloseTo(0.7, within(0.05));
  }

  @Test
  void allAugmentationsTogetherKeepPixelsBetweenBlackAndWhite() {
    Augmentation all = new Augmentation(3, 20, 0.2, 0.3, 1, 1.5, 1);
    for (int index = 0; index < 200; index++) {
      DigitImage.of(augment(all, index, 1));
    }
  }
}
