package org.digitstudio.ui.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.ink.Box;
import org.junit.jupiter.api.Test;

class AnswerTextTest {
  @Test
  void theNumbersOfSeveralLinesAreShownOnSeparateLines() {
    Reading page = reading("19", "4", "205");
    assertThat(AnswerText.of(page)).isEqualTo("19\n4\n205");
    assertThat(AnswerText.ofSeveral(page)).isEqualTo("3 numbers, 6 digits in all");
  }

  @Test
  void aNumberOnOneLineIsShownOnOneLine() {
    Reading page = reading("1904");
    assertThat(AnswerText.of(page)).isEqualTo("1904");
    assertThat(AnswerText.ofSeveral(page)).isEqualTo("A number of 4 digits");
  }

  @Test
  void aLongerPredictionIsShownInASmallerSize() {
    assertThat(AnswerSize.of("42")).isEqualTo(AnswerSize.HUGE);
    assertThat(AnswerSize.of("1904")).isEqualTo(AnswerSize.LARGE);
    assertThat(AnswerSize.of("19\n04")).isEqualTo(AnswerSize.MEDIUM);
    assertThat(AnswerSize.of("19\n4\n205")).isEqualTo(AnswerSize.SMALL);
  }

  private static Reading reading(String... lines) {
    List<ReadDigit> digits =
        IntStream.range(0, lines.length)
            .boxed()
            .flatMap(
                line ->
                    lines[line].chars().mapToObj(digit -> digit(Character.digit(digit, 10), line)))
            .toList();
    return new Reading(digits, 0);
  }

  private static ReadDigit digit(int digit, int line) {
    float[] probabilities = new float[Prediction.CLASSES];
    probabilities[digit] = 1f;
    return new ReadDigit(
        new Box(0, 0, 1, 1),
        DigitImage.empty(),
        new Prediction(probabilities, true, 0),
        () -> {
          throw new AssertionError("no steps are shown");
        },
        line);
  }
}
