package org.digitstudio.lab;

import org.digitstudio.application.text.Messages;

/**
 * A condition under which digits are measured.
 *
 * @param id name in JSON output, such as "half size"
 * @param text name in text output, in the user's language
 */
public record Condition(String id, String text) {
  private static final String NON_DIGITS = "no digits";

  static Condition readAsNumber() {
    return new Condition("plain, read as a number", Messages.text("lab.condition.number"));
  }

  /** Returns the condition of images that are not digits. */
  static Condition nonDigits() {
    return new Condition(NON_DIGITS, Messages.text("lab.condition.non-digits"));
  }

  boolean isNonDigits() {
    return id.equals(NON_DIGITS);
  }
}
