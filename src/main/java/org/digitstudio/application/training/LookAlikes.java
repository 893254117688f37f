package org.digitstudio.application.training;

import java.util.Set;

/**
 * Letters and signs that can be a digit honestly drawn: they are neither taught as no digits nor
 * counted where it is measured what is refused.
 */
public final class LookAlikes {
  private static final Set<String> ALL =
      Set.of(
          "O", "o", "I", "l", "Q", "D", "Z", "z", "S", "s", "B", "b", "g", "q", "G", "i", "y", "J",
          "j", "T", "A", "L", "|", "/");

  private LookAlikes() {}

  /**
   * @param text what a drawing is meant to be
   */
  public static boolean contains(String text) {
    return ALL.contains(text);
  }
}
