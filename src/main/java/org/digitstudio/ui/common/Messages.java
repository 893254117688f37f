package org.digitstudio.ui.common;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Every word the user sees, from one bundle: a translation is one file. */
public final class Messages {
  private static final ResourceBundle BUNDLE =
      ResourceBundle.getBundle("org.digitstudio.ui.messages");

  private Messages() {}

  public static String text(String key) {
    return BUNDLE.getString(key);
  }

  /** The text with {0}, {1}... replaced, as {@link MessageFormat} does it. */
  public static String text(String key, Object... arguments) {
    return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(arguments);
  }
}
