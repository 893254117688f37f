package org.digitstudio.application.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds what is wrong with a translation, key by key, by comparing it with the English texts. */
final class TranslationFaults {
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d+)");

  /** Line ends, defaults and other variables that the command line replaces, and its markup. */
  private static final Pattern COMMAND_LINE = Pattern.compile("%n|%%|\\$\\{[^}]+}|@\\||\\|@");

  private static final Pattern LEFT_OVER = Pattern.compile("[{}]|\\d+[#<]");
  private static final int[] COUNTS = {0, 1, 2, 3, 5, 11, 21, 100, 1000};
  private static final int MAX_ARGUMENTS = 12;

  private TranslationFaults() {}

  static List<String> of(
      Locale locale, Map<String, String> english, Map<String, String> translation) {
    List<String> faults = new ArrayList<>();
    for (String key : new TreeSet<>(english.keySet())) {
      if (!translation.containsKey(key)) {
        faults.add(key + ": missing");
      }
    }
    for (String key : new TreeSet<>(translation.keySet())) {
      String text = translation.get(key);
      if (!english.containsKey(key)) {
        faults.add(key + ": there is no such text in English");
      } else {
        ofText(locale, english.get(key), text).forEach(fault -> faults.add(key + ": " + fault));
      }
    }
    return faults;
  }

  private static List<String> ofText(Locale locale, String english, String text) {
    List<String> faults = new ArrayList<>();
    if (text.isBlank() != english.isBlank()) {
      faults.add("blank");
    }
    if (text.indexOf('\'') >= 0) {
      faults.add("a straight apostrophe, which MessageFormat takes for a quotation mark");
    }
    if (text.indexOf('\uFFFD') >= 0) {
      faults.add("not UTF-8");
    }
    if (!found(ARGUMENT, text).equals(found(ARGUMENT, english))) {
      faults.add("other arguments than " + found(ARGUMENT, english));
    }
    if (!found(COMMAND_LINE, text).equals(found(COMMAND_LINE, english))) {
      faults.add("other variables than " + found(COMMAND_LINE, english));
    }
    if (ARGUMENT.matcher(english).find()) {
      faults.addAll(ofPattern(locale, text));
    }
    return faults;
  }

  /** Formats the pattern with every count that a plural may depend on. */
  private static List<String> ofPattern(Locale locale, String pattern) {
    for (int count : COUNTS) {
      Object[] arguments = new Object[MAX_ARGUMENTS];
      Arrays.fill(arguments, count);
      try {
        String sentence = new MessageFormat(pattern, locale).format(arguments);
        if (LEFT_OVER.matcher(sentence).find()) {
          return List.of("is shown as “" + sentence + "”");
        }
      } catch (IllegalArgumentException e) {
        return List.of("not a pattern: " + e.getMessage());
      }
    }
    return List.of();
  }

  private static List<String> found(Pattern what, String text) {
    return what.matcher(text).results().map(MatchResult::group).distinct().sorted().toList();
  }
}
