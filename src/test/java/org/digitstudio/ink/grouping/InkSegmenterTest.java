package org.digitstudio.ink.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.Inks;
import org.digitstudio.ink.Segmenter.Digit;
import org.digitstudio.ink.TemplateReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InkSegmenterTest {
  private static final Ink ZERO = Inks.ink(8, Inks.circle(50, 80, 50, 40));
  private static final Ink WIDE_ZERO = wide(ZERO);
  private static final Ink SLASHED_ZERO =
      Inks.ink(8, Inks.circle(50, 80, 50, 40), Inks.line(100, 20, 0, 140, 12));
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
            .knowing(0, InkNormalizer.image(WIDE_ZERO))
            .knowing(0, InkNormalizer.image(SLASHED_ZERO))
            .knowing(1, InkNormalizer.image(ONE))
            .knowing(5, InkNormalizer.image(FIVE_WITH_BAR))
            .knowing(4, InkNormalizer.image(BROKEN_FOUR))
            .knowing(7, InkNormalizer.image(Inks.seven()));
  }

  private static Ink wide(Ink ink) {
    return new Ink(
        ink.strokes().stream()
            .map(
                stroke ->
                    new Stroke(
                        stroke.points().stream()
                            .map(
                                p -> new org.digitstudio.domain.digit.InkPoint(1.6f * p.x(), p.y()))
                            .toList()))
            .toList(),
        ink.penWidth());
  }

  private List<Digit<Ink>> digits(Ink ink, boolean penDown) {
    return new InkSegmenter(GroupingModel.bundled(), new GroupReader(reader)).digits(ink, penDown);
  }

  private String read(Ink ink) {
    return digits(ink, false).stream()
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

  @Test
  void anEmptyPageHasNoDigits() {
    assertThat(read(Ink.EMPTY)).isEmpty();
  }

  @Test
  void oneStrokeIsPredictedOnce() {
    assertThat(read(ZERO)).isEqualTo("0");
    assertThat(reader.calls()).isEqualTo(1);
  }

  @Test
  void aWideZeroIsOneDigit() {
    assertThat(read(WIDE_ZERO)).isEqualTo("0");
  }

  @Test
  void aSlashedZeroIsOneDigit() {
    assertThat(read(SLASHED_ZERO)).isEqualTo("0");
    assertThat(read(side(SLASHED_ZERO, at(SLASHED_ZERO, 130)))).isEqualTo("00");
  }

  @Test
  void theDetachedBarOfAFiveIsPartOfIt() {
    assertThat(read(FIVE_WITH_BAR)).isEqualTo("5");
    assertThat(read(side(FIVE_WITH_BAR, at(ONE, 140), at(FIVE_WITH_BAR, 220)))).isEqualTo("515");
  }

  @Test
  void theTwoPartsOfAFourAreOneDigit() {
    assertThat(read(BROKEN_FOUR)).isEqualTo("4");
    assertThat(read(side(ZERO, at(BROKEN_FOUR, 150), at(ZERO, 300)))).isEqualTo("040");
  }

  @Test
  void digitsAreReadFromLeftToRightInWhateverOrderTheyWereDrawn() {
    assertThat(read(side(at(Inks.seven(), 300), at(ONE, 20), at(ZERO, 120)))).isEqualTo("107");
  }

  @Test
  void digitsWhoseBoxesOverlapAreSeparatedByTheOrderOfTheirStrokes() {
    assertThat(read(side(ZERO, at(Inks.seven(), 90)))).isEqualTo("07");
  }

  @Test
  void aBarDrawnAfterTheNumberIsAssignedToItsDigit() {
    Stroke bar = Inks.line(24, 6, 90, 2, 8);
    Ink body = new Ink(List.of(FIVE_WITH_BAR.strokes().getFirst()), 8);
    Ink late = side(body, at(ONE, 140), new Ink(List.of(bar), 8));
    assertThat(read(late)).isEqualTo("51");
  }

  @Test
  void twoDigitsDrawnWithoutLiftingThePenAreCutOnceThePenIsUp() {
    List<org.digitstudio.domain.digit.InkPoint> points = new ArrayList<>();
    points.addAll(Inks.circle(50, 50, 50, 40).points().subList(10, 41));
    points.addAll(Inks.circle(50, 50, 50, 40).points().subList(0, 11));
    points.addAll(Inks.line(100, 50, 130, 50, 4).points());
    points.addAll(Inks.circle(180, 50, 50, 40).points().subList(30, 41));
    points.addAll(Inks.circle(180, 50, 50, 40).points().subList(0, 31));
    Ink ink = new Ink(List.of(new Stroke(points)), 8);
    assertThat(read(ink)).isEqualTo("00");
    assertThat(digits(ink, true)).hasSize(1);
  }

  @Test
  void aDrawingOfManyStrokesIsNotSegmented() {
    List<Stroke> strokes = new ArrayList<>();
    for (int i = 0; i < 70; i++) {
      strokes.add(Inks.line(10 * i, 0, 10 * i, 100, 2));
    }
    assertThat(digits(new Ink(strokes, 8), false)).hasSize(1);
  }
}
