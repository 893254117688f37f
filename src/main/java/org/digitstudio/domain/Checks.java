package org.digitstudio.domain;

/** Shared checks of what a record may hold. */
public final class Checks {
  private Checks() {}

  public static void range(String what, long value, long least, long most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must lie in %d to %d, not %d".formatted(what, least, most, value));
    }
  }
}
