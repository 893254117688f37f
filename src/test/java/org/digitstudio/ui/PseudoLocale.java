package org.digitstudio.ui;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.ResourceBundle;
import org.digitstudio.application.text.Messages;

/**
 * A pseudo-locale: the English texts with accents and 40 % longer, like translations. Texts without
 * accents do not come from the bundle; texts that do not fit would not fit in a translation.
 */
public final class PseudoLocale extends ResourceBundle {
  private static final double LONGER_BY = 0.4;
  private static final String PLAIN = "aeiouyAEIOUYcn";
  private static final String ACCENTED =
      "\u00e4\u00eb\u00ef\u00f6\u00fc\u00ff\u00c4\u00cb\u00cf\u00d6\u00dc\u00dd\u00e7\u00f1";
  private static final char FILLER = '\u00f6';

  private final ResourceBundle english;

  private PseudoLocale(ResourceBundle english) {
    this.english = english;
  }

  /** Runs a test in the pseudo-locale and then restores English. */
  public static void during(Runnable test) {
    Messages.use(Locale.ENGLISH);
    Messages.use(Locale.ENGLISH, new PseudoLocale(Messages.bundle()));
    try {
      test.run();
    } finally {
      Messages.use(Locale.ENGLISH);
    }
  }

  @Override
  protected Object handleGetObject(String key) {
    return lengthened(english.getString(key));
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.enumeration(english.keySet());
  }

  /** Lengthens a text or a pattern, except its arguments. */
  static String lengthened(String pattern) {
    StringBuilder text = new StringBuilder();
    double owed = 0;
    int at = 0;
    while (at < pattern.length()) {
      char c = pattern.charAt(at);
      if (c == '{') {
        int end = closing(pattern, at);
        text.append('{').append(argument(pattern.substring(at + 1, end))).append('}');
        at = end + 1;
        continue;
      }
      int accented = PLAIN.indexOf(c);
      text.append(accented < 0 ? c : ACCENTED.charAt(accented));
      owed += LONGER_BY;
      boolean wordEnds =
          Character.isLetter(c)
              && (at + 1 == pattern.length() || !Character.isLetter(pattern.charAt(at + 1)));
      if (wordEnds) {
        text.append(String.valueOf(FILLER).repeat((int) Math.round(owed)));
        owed -= Math.round(owed);
      }
      at++;
    }
    return text.toString();
  }

  private static int closing(String pattern, int open) {
    int depth = 0;
    for (int at = open; at < pattern.length(); at++) {
      depth += pattern.charAt(at) == '{' ? 1 : pattern.charAt(at) == '}' ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    throw new IllegalArgumentException("a brace is not closed in " + pattern);
  }

  /** Lengthens the texts of a plural, {@code 0,choice,1#1 digit|1<{0} digits}. */
  private static String argument(String argument) {
    String[] parts = argument.split(",", 3);
    if (parts.length < 3 || !parts[1].equals("choice")) {
      return argument;
    }
    StringBuilder choices = new StringBuilder();
    for (String choice : parts[2].split("\\|")) {
      int text = choice.indexOf(choice.contains("#") ? '#' : '<') + 1;
      choices.append(choices.isEmpty() ? "" : "|");
      choices.append(choice, 0, text).append(lengthened(choice.substring(text)));
    }
    return parts[0] + ",choice," + choices;
  }
}
