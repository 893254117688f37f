package org.digitstudio.ui.inside.widgets;

import java.util.Locale;

/** Numbers as the Inside place writes them: a true minus sign, a point, fixed decimals. */
public final class Numbers {
  private Numbers() {}

  public static String two(double value) {
    return fixed(value, 2);
  }

  /** Four decimals: enough to follow a sum to its last step. */
  public static String four(double value) {
    return fixed(value, 4);
  }

  public static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
    return zero ? text.replace("-", "") : text.replace('-', '\u2212');
  }

  /** With a sign in front whichever it is, for a term of a sum. */
  public static String term(double value, int decimals) {
    String text = fixed(value, decimals);
    return text.startsWith("\u2212") ? "\u2212 " + text.substring(1) : "+ " + text;
  }

  public static String count(int value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  public static String percent(double share) {
    return fixed(100 * share, 2) + " %";
  }
}
