package org.digitstudio.ui.draw;

import org.digitstudio.application.reading.Doubt;
import org.digitstudio.application.reading.Reading;

/** The answer to a reading in a few characters: the digit, the number or a question mark. */
final class AnswerText {
  private static final String NO_ANSWER = "?";

  private AnswerText() {}

  /** Returns whether nothing that was read looks like a digit. */
  static boolean isNoDigit(Reading reading) {
    return reading.digits().stream()
        .allMatch(digit -> Doubt.of(digit.prediction()) == Doubt.NO_DIGIT);
  }

  /** Returns the number that was read; a question mark where nothing looks like a digit. */
  static String of(Reading reading) {
    return isNoDigit(reading) ? NO_ANSWER : reading.number();
  }
}
