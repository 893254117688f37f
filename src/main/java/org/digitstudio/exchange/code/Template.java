package org.digitstudio.exchange.code;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A program with gaps, such as {@code ${layers}}. */
final class Template {
  private static final Pattern GAP = Pattern.compile("\\$\\{(\\w+)}");

  private Template() {}

  /**
   * Returns the program with its gaps filled.
   *
   * @param file name of a resource beside this class
   */
  static byte[] fill(String file, Map<String, String> gaps) throws IOException {
    String program;
    try (InputStream in = Objects.requireNonNull(Template.class.getResourceAsStream(file))) {
      program = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    return GAP.matcher(program)
        .replaceAll(
            gap ->
                Matcher.quoteReplacement(
                    Objects.requireNonNull(gaps.get(gap.group(1)), gap.group(1))))
        .getBytes(StandardCharsets.UTF_8);
  }
}
