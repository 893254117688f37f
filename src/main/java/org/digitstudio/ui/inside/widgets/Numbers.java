package org.digitstudio.ui.inside.widgets;

import org.digitstudio.application.text.Formats;

/** Numbers of the Inside page: fixed decimals and a true minus sign, in the user's language. */
public final class Numbers {
  private static final char MINUS = '\u2212';

  private Numbers() {}

  /** Formats with two decimals. */
  public static String two(double value) {
    return fixed(value, 2);
  }

  /** Formats with four decimals, enough to follow a sum to its last step. */
  public static String four(double value) {
    return fixed(value, 4);
  }

  public static String fixed(double value, int decimals) {
    double half = Math.pow(10, -decimals) / 2;
    // A value that rounds to 0 has no sign.
    return Formats.decimal(Math.abs(value) < half ? 0 : value, decimals).replace('-', MINUS);
  }

  /** Formats with a sign in front, also a plus, as a term of a sum. */
  public static String term(double value, int decimals) {
    String text = fixed(value, decimals);
    return text.charAt(0) == MINUS ? MINUS + " " + text.substring(1) : "+ " + text;
  }

  public static String count(int value) {
    return Formats.count(value);
  }

  public static String percent(double share) {
    return Formats.percent(share, 2);
  }
}
