package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.geom.Line2D;
import java.util.List;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InkNormalizerTest {
  /** MNIST's position of the centre of mass, in pixel indices. */
  private static final double CENTRE = 14.0;

  @Test
  void anEmptyPageGivesABlankImage() {
    assertThat(InkNormalizer.image(Ink.EMPTY).isEmpty()).isTrue();
    assertThat(InkNormalizer.prepare(Ink.EMPTY, PreparationOptions.ALL).image().isEmpty()).isTrue();
  }

  @Test
  void theLongerSideIsTwentyPixelsAndTheAspectIsKept() {
    ImageStatistics seven = ImageStatistics.of(InkNormalizer.image(Inks.seven()));
    assertThat(seven.boxHeight()).isBetween(19.0, 21.0);
    // 17.5 pixels of height for 160 units: 100 units are 10.9 pixels, and the stroke's own width.
    assertThat(seven.boxWidth()).isBetween(12.5, 14.5);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 3})
  void theImageDoesNotDependOnTheSizeOfTheDrawing(double scale) {
    Ink drawing = Inks.ink(4, Inks.circle(200, 200, 60, 40), Inks.line(200, 260, 180, 400, 20));
    DigitImage expected = InkNormalizer.image(drawing);
    DigitImage scaled = InkNormalizer.image(Inks.moved(drawing, scale, 31, -17));
    assertThat(furthest(expected, scaled)).isLessThan(0.02f);
  }

  @Test
  void theImageDoesNotDependOnTheWidthOfThePen() {
    Ink thin = Inks.seven();
    Ink thick = new Ink(thin.strokes(), 40);
    assertThat(InkNormalizer.image(thick)).isEqualTo(InkNormalizer.image(thin));
  }

  @Test
  void aThinOneIsUprightAndCentred() {
    DigitImage one = InkNormalizer.image(Inks.ink(10, Inks.line(300, 100, 300, 350, 30)));
    ImageStatistics measured = ImageStatistics.of(one);
    assertThat(measured.boxHeight()).isBetween(19.0, 21.0);
    assertThat(measured.boxWidth()).isBetween(2.0, 3.0);
    assertThat(measured.centreX()).isCloseTo(CENTRE, within(0.01));
    assertThat(measured.centreY()).isCloseTo(CENTRE, within(0.01));
    assertThat(measured.strokeWidth()).isCloseTo(InkNormalizer.STROKE_WIDTH, within(0.3));
  }

  @Test
  void aDotIsNotEnlarged() {
    for (Ink dot :
        new Ink[] {
          Inks.ink(0, Inks.stroke(70, 20)),
          Inks.ink(10, Inks.stroke(70, 20)),
          Inks.ink(10, Inks.stroke(70, 20, 71, 21, 70, 22, 72, 20))
        }) {
      DigitImage image = InkNormalizer.image(dot);
      double disc = Math.PI * InkNormalizer.STROKE_WIDTH * InkNormalizer.STROKE_WIDTH / 4;
      assertThat((double) image.inkMass()).isCloseTo(disc, within(0.5));
      assertThat(ImageStatistics.of(image).centreX()).isCloseTo(CENTRE, within(0.01));
    }
  }

  /**
   * An L of a 100-unit upright and a 60-unit foot: the centre of mass of the two lines lies at (60
   * * 30 + 100 * 0) / 160 = 11.25 from the upright and (100 * 50 + 60 * 100) / 160 = 68.75 down.
   */
  @Test
  void theCentreOfMassIsAtMnistsPosition() {
    Ink ell = Inks.ink(5, Inks.line(40, 40, 40, 140, 20), Inks.line(40, 140, 100, 140, 12));
    DigitImage image = InkNormalizer.image(ell);
    ImageStatistics measured = ImageStatistics.of(image);
    assertThat(measured.centreX()).isCloseTo(CENTRE, within(0.05));
    assertThat(measured.centreY()).isCloseTo(CENTRE, within(0.05));
    double scale = (20 - InkNormalizer.STROKE_WIDTH) / 100;
    double upright = InkNormalizer.CENTRE - 11.25 * scale;
    double foot = InkNormalizer.CENTRE + (100 - 68.75) * scale;
    assertThat(image.at(10, (int) upright)).isGreaterThan(0.95f);
    assertThat(image.at((int) foot, 16)).isGreaterThan(0.95f);
    assertThat(image.at(10, (int) upright + 4)).isZero();
  }

  @Test
  void inkAtTheEdgeOfThePageGivesTheSameImage() {
    Ink drawing = Inks.seven();
    Box page = new Box(0, 0, 400, 400);
    DigitImage corner = InkNormalizer.prepare(drawing, page, PreparationOptions.ALL).image();
    DigitImage middle =
        InkNormalizer.prepare(Inks.moved(drawing, 1, 150, 120), page, PreparationOptions.ALL)
            .image();
    assertThat(furthest(corner, middle)).isLessThan(0.01f);
  }

  @Test
  void inkThatFitsStaysInsideTheImage() {
    // Nearly all mass at one end of a long thin line.
    Ink lollipop =
        Inks.ink(
            1,
            Inks.circle(0, 0, 4, 20),
            Inks.circle(0, 0, 2, 20),
            Inks.circle(0, 0, 6, 30),
            Inks.line(6, 0, 40, 0, 10));
    DigitImage image = InkNormalizer.image(lollipop);
    for (int i = 0; i < DigitImage.SIDE; i++) {
      assertThat(image.at(i, 27)).isLessThan(0.1f);
      assertThat(image.at(i, 0)).isLessThan(0.1f);
    }
  }

  @Test
  void aFastStrokeOfFewSamplesIsAsSmoothAsASlowOne() {
    DigitImage slow = InkNormalizer.image(Inks.ink(5, Inks.circle(100, 100, 80, 120)));
    DigitImage fast = InkNormalizer.image(Inks.ink(5, Inks.circle(100, 100, 80, 10)));
    assertThat(meanDifference(slow, fast)).isLessThan(0.012f);
  }

  @Test
  void withEveryStepDisabledThePageIsScaledDown() {
    Ink drawing = Inks.moved(Inks.seven(), 0.5, 0, 0);
    PreparationOptions none = new PreparationOptions(false, false, false, false);
    DigitImage image = InkNormalizer.prepare(drawing, new Box(0, 0, 280, 280), none).image();
    ImageStatistics measured = ImageStatistics.of(image);
    assertThat(measured.boxHeight()).isBetween(8.0, 10.0);
    assertThat(measured.centreX()).isLessThan(6);
    assertThat(measured.strokeWidth()).isCloseTo(1.2, within(0.4));
  }

  @Test
  void disablingAStepChangesTheImageAccordingly() {
    Ink drawing = Inks.moved(Inks.seven(), 0.5, 20, 30);
    Box page = new Box(0, 0, 400, 400);
    ImageStatistics noCrop =
        measure(drawing, page, new PreparationOptions(false, true, true, true));
    ImageStatistics noScale =
        measure(drawing, page, new PreparationOptions(true, false, true, true));
    ImageStatistics noCentre =
        measure(drawing, page, new PreparationOptions(true, true, false, true));
    ImageStatistics noWidth =
        measure(drawing, page, new PreparationOptions(true, true, true, false));
    assertThat(noCrop.boxHeight()).isLessThan(10);
    assertThat(noScale.boxHeight()).isLessThan(10);
    assertThat(noScale.centreX()).isCloseTo(CENTRE, within(0.1));
    assertThat(Math.hypot(noCentre.centreX() - CENTRE, noCentre.centreY() - CENTRE))
        .isGreaterThan(1.5);
    assertThat(noWidth.strokeWidth()).isCloseTo(12 * 20 / 92.0, within(0.4));
    assertThat(noWidth.boxHeight()).isBetween(19.0, 21.0);
  }

  @Test
  void everyStepIsReturned() {
    Preparation steps =
        InkNormalizer.prepare(Inks.seven(), new Box(-50, -50, 400, 300), PreparationOptions.ALL);
    assertThat(steps.raw().width()).isEqualTo(112);
    assertThat(steps.raw().height()).isEqualTo(84);
    assertThat(steps.cropped().height()).isEqualTo(112);
    assertThat(steps.cropped().width()).isEqualTo(Math.round(112 * 112 / 172f));
    assertThat(steps.scaled()).isNotEqualTo(steps.centred());
    assertThat(steps.image()).isEqualTo(InkNormalizer.image(Inks.seven()));
  }

  /** An independent reference: each pixel's coverage by 16x16 points against the exact stroke. */
  @Test
  void theCoverageOfAStrokeEqualsThatOfFineSampling() {
    float[] curve = {4.3f, 5.1f, 20.7f, 14.4f, 9.2f, 23.5f};
    float[] drawn = new InkRasterizer(1, 0, 0, 2.5f, 1f).draw(List.of(curve), 28, 28);
    int far = 0;
    double sum = 0;
    for (int row = 0; row < 28; row++) {
      for (int column = 0; column < 28; column++) {
        int inside = 0;
        for (int i = 0; i < 256; i++) {
          double x = column + (i % 16 + 0.5) / 16;
          double y = row + (i / 16 + 0.5) / 16;
          double distance =
              Math.min(
                  Line2D.ptSegDist(4.3, 5.1, 20.7, 14.4, x, y),
                  Line2D.ptSegDist(20.7, 14.4, 9.2, 23.5, x, y));
          inside += distance <= 1.25 ? 1 : 0;
        }
        double difference = Math.abs(inside / 256.0 - drawn[row * 28 + column]);
        far += difference > 0.1 ? 1 : 0;
        sum += difference;
      }
    }
    // The acute inner corner, where two edges share one pixel.
    assertThat(far).isLessThanOrEqualTo(3);
    assertThat(sum / 784).isLessThan(0.005);
  }

  private static ImageStatistics measure(Ink ink, Box page, PreparationOptions options) {
    return ImageStatistics.of(InkNormalizer.prepare(ink, page, options).image());
  }

  private static float furthest(DigitImage a, DigitImage b) {
    float furthest = 0;
    for (int i = 0; i < DigitImage.PIXELS; i++) {
      furthest = Math.max(furthest, Math.abs(a.at(i / 28, i % 28) - b.at(i / 28, i % 28)));
    }
    return furthest;
  }

  private static float meanDifference(DigitImage a, DigitImage b) {
    float sum = 0;
    for (int i = 0; i < DigitImage.PIXELS; i++) {
      sum += Math.abs(a.at(i / 28, i % 28) - b.at(i / 28, i % 28));
    }
    return sum / DigitImage.PIXELS;
  }
}
