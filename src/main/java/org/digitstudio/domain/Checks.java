package org.digitstudio.domain;

/** Checks of the values that a record may hold. */
public final class Checks {
  private Checks() {}

  /**
   * Checks that a value lies in a range, both ends included.
   *
   * @param key names the sentence; {0} is the value, {1} and {2} are the ends
   * @throws StudioException if it does not
   */
  public static void range(String key, long value, long min, long max) {
    if (value < min || value > max) {
      throw new StudioException(key, value, min, max);
    }
  }
}
