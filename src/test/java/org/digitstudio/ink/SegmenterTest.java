package org.digitstudio.ink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Stroke;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SegmenterTest {
  private static final Ink ZERO = Inks.ink(8, Inks.circle(50, 80, 50, 40));
  private static final Ink ONE = Inks.ink(8, Inks.line(0, 0, 0, 160, 20));
  private static final Ink FIVE_WITH_BAR =
      Inks.ink(
          8,
          Inks.stroke(20, 10, 14, 70, 50, 60, 80, 90, 75, 130, 40, 155, 5, 140),
          Inks.line(24, 6, 90, 2, 8));

  /** Its upright stands a little beyond the end of its arm. */
  private static final Ink BROKEN_FOUR =
      Inks.ink(
          8, Inks.stroke(40, 0, 25, 45, 0, 100, 35, 100, 70, 100), Inks.line(84, 40, 84, 160, 12));

  private TemplateReader reader;

  @BeforeEach
  void learn() {
    reader =
        new TemplateReader()
            .knowing(0, InkNormalizer.image(ZERO))
            .knowing(1, InkNormalizer.image(ONE))
            .knowing(5, InkNormalizer.image(FIVE_WITH_BAR))
            .knowing(4, InkNormalizer.image(BROKEN_FOUR))
            .knowing(7, InkNormalizer.image(Inks.seven()));
  }

  private String read(Ink ink) {
    return number(new Segmenter<>(new InkPieces(ink), reader).digits());
  }

  private String read(GreyPicture picture) {
    return number(new Segmenter<>(PicturePieces.of(picture), reader).digits());
  }

  private static String number(List<? extends Segmenter.Digit<?>> digits) {
    return digits.stream()
        .map(digit -> Integer.toString(digit.prediction().digit()))
        .collect(Collectors.joining());
  }

  private static Ink side(Ink... digits) {
    List<Stroke> strokes = new ArrayList<>();
    for (Ink digit : digits) {
      strokes.addAll(digit.strokes());
    }
    return new Ink(strokes, 8);
  }

  private static Ink at(Ink ink, double x) {
    return Inks.moved(ink, 1, x, 0);
  }

  private static GreyPicture painted(Ink ink) {
    return InkNormalizer.prepare(
            ink, new Box(-20, -20, 600, 220), new PreparationOptions(false, false, false, false))
        .raw()
        .inverted();
  }

  @Test
  void anEmptyPageHasNoDigits() {
    assertThat(read(Ink.EMPTY)).isEmpty();
    assertThat(read(GreyPicture.of(2, 2, new float[4]))).isEmpty();
  }

  @Test
  void oneSureDigitIsPredictedOnce() {
    assertThat(read(Inks.seven())).isEqualTo("7");
    assertThat(reader.calls()).isEqualTo(1);
  }

  @Test
  void digitsAreReadFromLeftToRightInWhateverOrderTheyWereDrawn() {
    Ink ink = side(at(Inks.seven(), 300), at(ONE, 20), at(ZERO, 120));
    assertThat(read(ink)).isEqualTo("107");
    assertThat(read(painted(ink))).isEqualTo("107");
  }

  @Test
  void theDetachedBarOfAFiveIsPartOfIt() {
    assertThat(read(FIVE_WITH_BAR)).isEqualTo("5");
    Ink far = side(at(FIVE_WITH_BAR, 0), at(ONE, 140), at(FIVE_WITH_BAR, 220));
    assertThat(read(far)).isEqualTo("515");
    assertThat(read(painted(far))).isEqualTo("515");
  }

  @Test
  void theTwoPartsOfAFourAreOneDigit() {
    assertThat(read(BROKEN_FOUR)).isEqualTo("4");
    Ink far = side(at(ZERO, 0), at(BROKEN_FOUR, 150), at(ZERO, 300));
    assertThat(read(far)).isEqualTo("040");
    assertThat(read(painted(far))).isEqualTo("040");
  }

  @Test
  void touchingDigitsAreSplitWhereTheReaderIsSure() {
    Ink ink = side(at(ZERO, 0), at(ZERO, 104), at(Inks.seven(), 230));
    assertThat(read(ink)).isEqualTo("007");
    assertThat(read(painted(ink))).isEqualTo("007");
  }

  @Test
  void twoDigitsDrawnWithoutLiftingThePenAreSplit() {
    // Two circles joined by a short line, one stroke.
    List<org.digitstudio.domain.digit.InkPoint> points = new ArrayList<>();
    points.addAll(Inks.circle(50, 50, 50, 40).points().subList(10, 41));
    points.addAll(Inks.circle(50, 50, 50, 40).points().subList(0, 11));
    points.addAll(Inks.line(100, 50, 130, 50, 4).points());
    points.addAll(Inks.circle(180, 50, 50, 40).points().subList(30, 41));
    points.addAll(Inks.circle(180, 50, 50, 40).points().subList(0, 31));
    Ink ink = new Ink(List.of(new Stroke(points)), 8);
    assertThat(read(ink)).isEqualTo("00");
    assertThat(new Segmenter<>(new InkPieces(ink, true), reader).digits())
        .as("while the pen is still down")
        .hasSize(1);
  }

  @Test
  void eachBoxLiesAroundItsDigit() {
    Ink ink = side(at(ONE, 20), at(ZERO, 120));
    List<Segmenter.Digit<Ink>> digits = new Segmenter<>(new InkPieces(ink), reader).digits();
    assertThat(digits.getFirst().box()).isEqualTo(new Box(16, -4, 8, 168));
    assertThat(digits.getLast().box().x()).isCloseTo(116, within(0.5f));
    assertThat(digits.getLast().box().right()).isCloseTo(224, within(0.5f));
  }
}
