package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.mnist.BundledMnist;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PicturePreparerTest {
  private static final Ink TWO =
      Inks.ink(0, Inks.stroke(20, 60, 60, 15, 100, 60, 60, 120, 15, 170, 110, 168));

  @Test
  void mnistPicturesPassUnchangedInEitherPolarity() {
    DigitDataset mnist = BundledMnist.test();
    int unchanged = 0;
    for (int i = 0; i < 500; i++) {
      GreyPicture picture = GreyPicture.of(mnist.image(i));
      DigitImage prepared = PicturePreparer.image(picture);
      unchanged += prepared.equals(mnist.image(i)) ? 1 : 0;
      assertThat(difference(PicturePreparer.image(picture.inverted()), prepared)).isLessThan(1e-3);
    }
    assertThat(unchanged).isGreaterThan(490);
  }

  @Test
  void anUnevenlyLitEmptyPageHasNoInk() {
    assertThat(PicturePreparer.image(page(300, 200, (x, y) -> 1f)).isEmpty()).isTrue();
    assertThat(PicturePreparer.image(page(300, 200, (x, y) -> 0f)).isEmpty()).isTrue();
    assertThat(PicturePreparer.image(page(300, 200, (x, y) -> 0.4f + 0.5f * x / 300f)).isEmpty())
        .isTrue();
    Random noise = new Random(5);
    GreyPicture noisy =
        page(300, 200, (x, y) -> (float) Math.clamp(0.7 + 0.03 * noise.nextGaussian(), 0, 1));
    assertThat(PicturePreparer.image(noisy).isEmpty()).isTrue();
    assertThat(PicturePreparer.image(page(1, 1, (x, y) -> 0.3f)).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 150, 400, 1600})
  void aDrawingAsAPictureIsReadLikeItsInkAtAnySize(int side) {
    DigitImage ink = InkNormalizer.image(TWO);
    float pen = 2.5f / 17.5f * 155 * side / 400f;
    GreyPicture picture = paint(TWO, side, side / 400f, pen, 0.1f * side, 0.3f * side).inverted();
    assertThat(difference(PicturePreparer.image(picture), ink)).isLessThan(0.035);
  }

  @Test
  void aThinBallpointStrokeIsWidenedToMnistsRange() {
    GreyPicture thin = paint(TWO, 800, 3, 8, 200, 120).inverted();
    ImageStatistics measured = ImageStatistics.of(PicturePreparer.image(thin));
    assertThat(measured.strokeWidth()).isCloseTo(2.0, within(0.25));
    assertThat(measured.boxHeight()).isBetween(18.0, 21.0);
    ImageStatistics asItIs =
        ImageStatistics.of(
            PicturePreparer.prepare(thin, new PreparationOptions(true, true, true, false)).image());
    assertThat(asItIs.inkMass()).isLessThan(0.6 * measured.inkMass());
  }

  /** Grey paper, light from one side, a shadow's edge, noise, faint ink. */
  @Test
  void aPhotographOfPaperGivesTheImageOfACleanDrawing() {
    GreyPicture clean = paint(TWO, 600, 2, 26, 180, 90);
    Random random = new Random(3);
    GreyPicture photograph =
        page(
            600,
            600,
            (x, y) -> {
              double light = 0.85 - 0.4 * x / 600.0 - 0.15 * y / 600.0;
              double shadow = 1 - 0.25 / (1 + Math.exp((x + y - 500) / 25.0));
              double ink = 1 - 0.5 * clean.at(y, x);
              return (float) Math.clamp(light * shadow * ink + 0.015 * random.nextGaussian(), 0, 1);
            });
    DigitImage expected = PicturePreparer.image(clean.inverted());
    assertThat(difference(PicturePreparer.image(photograph), expected)).isLessThan(0.04);
  }

  @Test
  void theDarkEdgeAndSpecksOfAPhotographAreNotInk() {
    GreyPicture clean = paint(TWO, 600, 2, 26, 180, 90);
    GreyPicture dirty =
        page(
            600,
            600,
            (x, y) -> x < 25 || x % 97 == 50 && y % 89 == 40 ? 0.1f : 1 - 0.8f * clean.at(y, x));
    DigitImage expected = PicturePreparer.image(clean.inverted());
    assertThat(difference(PicturePreparer.image(dirty), expected)).isLessThan(0.02);
  }

  @Test
  void polarityDoesNotMatter() {
    GreyPicture white = paint(TWO, 300, 1.2f, 20, 60, 40);
    assertThat(difference(PicturePreparer.image(white.inverted()), PicturePreparer.image(white)))
        .isLessThan(1e-3);
  }

  @Test
  void inkAtTheEdgeOfThePictureGivesTheSameImage() {
    GreyPicture middle = paint(TWO, 400, 1, 20, 120, 100);
    GreyPicture corner = paint(TWO, 400, 1, 20, -5, -5);
    assertThat(difference(PicturePreparer.image(corner), PicturePreparer.image(middle)))
        .isLessThan(0.01);
  }

  @Test
  void theCentreOfMassIsAtMnistsPosition() {
    GreyPicture ell =
        page(
            200,
            200,
            (x, y) ->
                x >= 40 && x < 50 && y >= 20 && y < 140 || x >= 40 && x < 110 && y >= 130 && y < 140
                    ? 0f
                    : 1f);
    ImageStatistics measured = ImageStatistics.of(PicturePreparer.image(ell));
    assertThat(measured.centreX()).isCloseTo(14.0, within(0.05));
    assertThat(measured.centreY()).isCloseTo(14.0, within(0.05));
  }

  @Test
  void eachStepIsReturnedAndCanBeDisabled() {
    GreyPicture picture = paint(TWO, 400, 0.5f, 8, 20, 30).inverted();
    Preparation steps = PicturePreparer.prepare(picture, PreparationOptions.ALL);
    assertThat(steps.raw().width()).isEqualTo(112);
    assertThat(steps.cropped().height()).isGreaterThan(steps.cropped().width());
    assertThat(steps.image()).isEqualTo(PicturePreparer.image(picture));
    DigitImage naive =
        PicturePreparer.prepare(picture, new PreparationOptions(false, false, false, false))
            .image();
    assertThat(ImageStatistics.of(naive).centreX()).isLessThan(8);
    assertThat(ImageStatistics.of(naive).boxHeight()).isLessThan(9);
  }

  @FunctionalInterface
  private interface Shade {
    float at(int x, int y);
  }

  private static GreyPicture page(int width, int height, Shade shade) {
    float[] pixels = new float[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = shade.at(x, y);
      }
    }
    return GreyPicture.of(width, height, pixels);
  }

  /** White ink on black. */
  private static GreyPicture paint(Ink ink, int side, float scale, float pen, float dx, float dy) {
    float[] pixels =
        new InkRasterizer(scale, dx, dy, pen, 1f)
            .draw(InkCurves.flatten(ink, 1 / scale), side, side);
    return GreyPicture.of(side, side, pixels);
  }

  private static double difference(DigitImage a, DigitImage b) {
    double sum = 0;
    for (int i = 0; i < DigitImage.PIXELS; i++) {
      sum += Math.abs(a.at(i / 28, i % 28) - b.at(i / 28, i % 28));
    }
    return sum / DigitImage.PIXELS;
  }
}
