package org.digitstudio.ui.draw;

import org.digitstudio.application.reading.Doubt;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.text.Messages;

/** The answer to a reading: the digit, the number, the numbers line by line or a question mark. */
final class AnswerText {
  private static final String NO_ANSWER = "?";

  private AnswerText() {}

  /** Returns whether nothing that was read looks like a digit. */
  static boolean isNoDigit(Reading reading) {
    return reading.digits().stream()
        .allMatch(digit -> Doubt.of(digit.prediction()) == Doubt.NO_DIGIT);
  }

  /** Returns the numbers that were read, a line each; "?" where nothing looks like a digit. */
  static String of(Reading reading) {
    return isNoDigit(reading) ? NO_ANSWER : String.join("\n", reading.numbers());
  }

  /** Returns a sentence on how many digits were read and whether all of them are certain. */
  static String ofSeveral(Reading reading) {
    int digits = reading.digits().size();
    int lines = reading.numbers().size();
    if (lines > 1) {
      return Messages.text(
          reading.sure() ? "draw.numbers.sure" : "draw.numbers.unsure", lines, digits);
    }
    return Messages.text(reading.sure() ? "draw.number.sure" : "draw.number.unsure", digits);
  }
}
