package org.digitstudio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Handles locales limited to ASCII, such as {@code LC_ALL=C} on Linux. Java cannot open files with
 * other characters in their names there, so the program runs in a child process under UTF-8, which
 * reads the original arguments from its parent's command line.
 */
final class AsciiLocale {
  /** System property of a child process that reads its arguments from its parent. */
  static final String ARGUMENTS_PROPERTY = "digitstudio.arguments";

  private static final String ASCII = "ANSI_X3.4-1968";

  private AsciiLocale() {}

  /** Returns whether this process runs under an ASCII locale. */
  static boolean isSet() {
    return ASCII.equals(System.getProperty("sun.jnu.encoding"));
  }

  /** Sets a UTF-8 locale in the environment of a new process. */
  static void lift(Map<String, String> environment) {
    environment.put("LC_ALL", "C.UTF-8");
  }

  /**
   * Returns the arguments as the user typed them, from the parent's command line; unchanged if this
   * process did not lose characters.
   *
   * @param parent process id of the parent
   */
  static List<String> original(List<String> arguments, long parent) {
    if (System.getProperty(ARGUMENTS_PROPERTY) == null) {
      return arguments;
    }
    try {
      String commandLine = Files.readString(Path.of("/proc", Long.toString(parent), "cmdline"));
      // Each argument, including the last, ends with a zero.
      List<String> all = Arrays.asList(commandLine.split("\0", -1));
      return List.copyOf(all.subList(all.size() - 1 - arguments.size(), all.size() - 1));
    } catch (IOException e) {
      return arguments;
    }
  }
}
