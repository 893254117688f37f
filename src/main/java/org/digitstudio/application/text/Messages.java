package org.digitstudio.application.text;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Every text the user sees, from one bundle: a translation is one file. Texts, numbers and dates
 * share one locale, so that no sentence mixes two languages.
 */
public final class Messages {
  /** The languages there is a bundle for; the first is the fallback. */
  public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH);

  private static final String BUNDLE = "org.digitstudio.messages";

  private static volatile ResourceBundle bundle = load(supported(Locale.getDefault()));

  private Messages() {}

  /** Changes the language of all texts looked up from now on. */
  public static void use(Locale wanted) {
    bundle = load(supported(wanted));
  }

  /** The locale of texts, numbers and dates; never the system's where there is no translation. */
  public static Locale locale() {
    Locale found = bundle.getLocale();
    return found.equals(Locale.ROOT) ? LANGUAGES.getFirst() : found;
  }

  /** The bundle itself, for libraries that look keys up on their own. */
  public static ResourceBundle bundle() {
    return bundle;
  }

  /** The text as it stands in the bundle: nothing is replaced. */
  public static String text(String key) {
    return bundle.getString(key);
  }

  /** The text with {0}, {1}... replaced, as {@link MessageFormat} does it. */
  public static String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale()).format(arguments);
  }

  private static Locale supported(Locale wanted) {
    return LANGUAGES.stream()
        .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
        .findFirst()
        .orElse(LANGUAGES.getFirst());
  }

  private static ResourceBundle load(Locale locale) {
    return ResourceBundle.getBundle(
        BUNDLE, locale, Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
  }
}
