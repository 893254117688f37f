package org.digitstudio.ui.shell;

import java.util.Locale;
import org.digitstudio.application.text.Languages;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Glyphs;

/** The language of the window: the one the user chose, or the system's. */
public final class WindowLanguage {
  private WindowLanguage() {}

  /**
   * Changes the language of all texts from now on, JavaFX's own (Copy, Paste...) included; to
   * English where the system's fonts lack the characters.
   *
   * @param tag the language tag the user chose; empty to follow the system
   */
  public static void use(String tag) {
    Messages.use(isReadable(tag) ? wanted(tag) : Languages.ENGLISH);
    Locale formats = Locale.getDefault(Locale.Category.FORMAT);
    Locale.setDefault(Messages.locale());
    // Only JavaFX's texts follow the language: files and JSON are formatted as before.
    Locale.setDefault(Locale.Category.FORMAT, formats);
  }

  /** Returns whether the system's fonts have the characters of the language. */
  public static boolean isReadable(String tag) {
    return Glyphs.has(Languages.closest(wanted(tag)));
  }

  private static Locale wanted(String tag) {
    return tag.isEmpty() ? Languages.system() : Locale.forLanguageTag(tag);
  }
}
