package org.digitstudio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A locale that knows only ASCII, such as {@code LC_ALL=C} on Linux. Java then cannot name a file
 * with other characters, so the program starts anew under UTF-8 and reads its arguments as they
 * were given.
 */
final class AsciiLocale {
  /** Set in the new Java: it reads the arguments from its parent's command line. */
  static final String ARGUMENTS_PROPERTY = "digitstudio.arguments";

  private static final String ASCII = "ANSI_X3.4-1968";

  private AsciiLocale() {}

  /** Returns whether this Java runs under such a locale. */
  static boolean isSet() {
    return ASCII.equals(System.getProperty("sun.jnu.encoding"));
  }

  /** Changes the environment of a new process so that it can name every file. */
  static void lift(Map<String, String> environment) {
    environment.put("LC_ALL", "C.UTF-8");
  }

  /**
   * Returns the arguments as the user typed them, from the parent's command line; as they are where
   * they did not lose anything.
   *
   * @param parent the process id of the Java that was started first
   */
  static List<String> original(List<String> arguments, long parent) {
    if (System.getProperty(ARGUMENTS_PROPERTY) == null) {
      return arguments;
    }
    try {
      String commandLine = Files.readString(Path.of("/proc", Long.toString(parent), "cmdline"));
      // Every argument ends with a zero, the last one too.
      List<String> all = Arrays.asList(commandLine.split("\0", -1));
      return List.copyOf(all.subList(all.size() - 1 - arguments.size(), all.size() - 1));
    } catch (IOException e) {
      return arguments;
    }
  }
}
