package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;

class ImageStatisticsTest {
  @Test
  void theStrokeWidthOfABarIsMeasuredCorrectly() {
    float[] pixels = new float[DigitImage.PIXELS];
    for (int row = 4; row < 24; row++) {
      for (int column = 10; column < 13; column++) {
        pixels[row * 28 + column] = 1;
      }
    }
    ImageStatistics bar = ImageStatistics.of(DigitImage.of(pixels));
    assertThat(bar.inkMass()).isEqualTo(60);
    assertThat(bar.boxWidth()).isEqualTo(3);
    assertThat(bar.boxHeight()).isEqualTo(20);
    assertThat(bar.centreX()).isEqualTo(11);
    assertThat(bar.centreY()).isEqualTo(13.5);
    // 2 * 60 over an outline of 46: the two ends count as outline too.
    assertThat(bar.strokeWidth()).isCloseTo(120.0 / 46, within(0.1));
    assertThat(bar.edgeRamp()).isZero();
  }

  @Test
  void anEmptyPictureHasNoStroke() {
    ImageStatistics empty = ImageStatistics.of(DigitImage.empty());
    assertThat(empty.strokeWidth()).isZero();
    assertThat(empty.boxWidth()).isZero();
  }

  /** The constants of the rasterizer are the training set's own figures. */
  @Test
  void theStrokeWidthAndTheCentreAreThoseOfMnistsTrainingSet() {
    ImageStatistics mnist = ImageStatistics.Summary.of(BundledMnist.training().take(10_000)).mean();
    ImageStatistics drawn =
        ImageStatistics.of(
            InkNormalizer.image(
                Inks.ink(5, Inks.circle(50, 50, 30, 60), Inks.line(80, 50, 75, 140, 30))));
    assertThat(drawn.strokeWidth()).isCloseTo(mnist.strokeWidth(), within(0.15));
    assertThat(drawn.edgeRamp()).isCloseTo(mnist.edgeRamp(), within(0.1));
    assertThat(drawn.centreX()).isCloseTo(mnist.centreX(), within(0.03));
    assertThat(drawn.centreY()).isCloseTo(mnist.centreY(), within(0.03));
  }
}
