package org.digitstudio.application.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Every text the user sees, from one bundle: a translation is one file. Texts, numbers and dates
 * share one locale, so that no sentence mixes two languages.
 */
public final class Messages {
  private static final String BUNDLE = "org.digitstudio.messages";

  private static volatile Texts texts = load(Languages.closest(Languages.system()));

  /** A bundle and the locale its numbers and dates are written in. */
  private record Texts(Locale locale, ResourceBundle bundle) {}

  private Messages() {}

  /** Changes the language of all texts looked up from now on; to English if it is not offered. */
  public static void use(Locale wanted) {
    texts = load(Languages.closest(wanted));
  }

  /** Uses texts from elsewhere, such as those of a translation that is being tested. */
  public static void use(Locale locale, ResourceBundle bundle) {
    texts = new Texts(locale, bundle);
  }

  /** The locale of texts, numbers and dates; never the system's where there is no translation. */
  public static Locale locale() {
    return texts.locale;
  }

  /** The bundle itself, for libraries that look keys up on their own. */
  public static ResourceBundle bundle() {
    return texts.bundle;
  }

  /** The text as it stands in the bundle: nothing is replaced. */
  public static String text(String key) {
    return texts.bundle.getString(key);
  }

  /** The text with {0}, {1}... replaced, as {@link MessageFormat} does it. */
  public static String text(String key, Object... arguments) {
    Texts now = texts;
    return new MessageFormat(now.bundle.getString(key), now.locale).format(arguments);
  }

  private static Texts load(Locale language) {
    return new Texts(
        language,
        ResourceBundle.getBundle(
            BUNDLE, language, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
  }
}
