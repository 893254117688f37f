package org.digitstudio.application.training;

import java.util.Set;

/**
 * Letters and signs that may look exactly like a digit. They are neither trained on as non-digits
 * nor counted among the letters and signs that should be refused.
 */
public final class LookAlikes {
  private static final Set<String> ALL =
      Set.of(
          "O", "o", "I", "l", "Q", "D", "Z", "z", "S", "s", "B", "b", "g", "q", "G", "i", "y", "J",
          "j", "T", "A", "L", "|", "/");

  private LookAlikes() {}

  /**
   * Returns whether a letter or sign is one of them.
   *
   * @param text the letter or sign that a drawing is meant to be
   */
  public static boolean contains(String text) {
    return ALL.contains(text);
  }
}
