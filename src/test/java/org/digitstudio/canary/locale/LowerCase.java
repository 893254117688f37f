package org.digitstudio.canary.locale;

/** Changes case in the system's locale, where a Turkish I has no dot: a test must find it. */
public final class LowerCase {
  public String of(String text) {
    return text.toLowerCase();
  }
}
