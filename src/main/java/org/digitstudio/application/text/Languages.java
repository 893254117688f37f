package org.digitstudio.application.text;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The languages the program speaks, and the one the system asks for. */
public final class Languages {
  /** The language of {@code messages.properties}, which stands in for every other. */
  public static final Locale ENGLISH = Locale.ENGLISH;

  /** A system property with a language tag that replaces the system's own. */
  static final String PROPERTY = "digitstudio.language";

  /** Each is offered once there is a bundle for it. */
  private static final List<Locale> PLANNED =
      List.of(
          ENGLISH,
          Locale.GERMAN,
          Locale.FRENCH,
          Locale.forLanguageTag("es"),
          Locale.forLanguageTag("pt"),
          Locale.forLanguageTag("zh-Hans"));

  private static final List<Locale> OFFERED =
      PLANNED.stream().filter(Languages::hasBundle).toList();

  private static final List<String> TRADITIONAL_CHINESE = List.of("TW", "HK", "MO");

  /** Read once: the window later makes its own language Java's default. */
  private static final Locale SYSTEM =
      Optional.ofNullable(System.getProperty(PROPERTY))
          .map(Locale::forLanguageTag)
          .orElseGet(Locale::getDefault);

  private Languages() {}

  /** Returns the languages that have a bundle, English first. */
  public static List<Locale> offered() {
    return OFFERED;
  }

  /** Returns the system's locale, whether or not its language is offered. */
  public static Locale system() {
    return SYSTEM;
  }

  /**
   * Returns the offered language for a reader of this locale, whatever the country; English where
   * there is none. Readers of traditional Chinese are not served simplified characters.
   */
  public static Locale closest(Locale wanted) {
    return OFFERED.stream()
        .filter(language -> language.getLanguage().equals(wanted.getLanguage()))
        .filter(language -> !isTraditionalChinese(wanted))
        .findFirst()
        .orElse(ENGLISH);
  }

  private static boolean isTraditionalChinese(Locale locale) {
    return locale.getScript().equals("Hant")
        || locale.getLanguage().equals("zh")
            && locale.getScript().isEmpty()
            && TRADITIONAL_CHINESE.contains(locale.getCountry());
  }

  private static boolean hasBundle(Locale language) {
    return language.equals(ENGLISH)
        || Languages.class.getResource(
                "/org/digitstudio/messages_" + language.getLanguage() + ".properties")
            != null;
  }
}
