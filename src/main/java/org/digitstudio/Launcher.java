package org.digitstudio;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import org.digitstudio.cli.MainCommand;

/**
 * The main class: opens the window or runs a command. It is not a JavaFX Application, so that the
 * program starts from a plain class path. If Java was started without the options of {@link
 * JvmOptions}, the program runs in a child process that has them.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) {
    if (Relaunch.isNeeded()) {
      OptionalInt exitCode = Relaunch.run(List.of(args));
      if (exitCode.isPresent()) {
        System.exit(exitCode.getAsInt());
      }
    }
    Relaunch.exitWithParent();
    useNeutralFormats();
    String[] arguments = Relaunch.arguments(List.of(args)).toArray(String[]::new);
    if (MainCommand.isCommand(arguments)) {
      System.exit(Commands.run(arguments));
    } else {
      DigitStudio.open(arguments);
    }
  }

  /**
   * Makes {@code String.formatted} independent of the system's locale, whose digits and decimal
   * separators must not get into files, JSON or generated programs. Texts for users are formatted
   * by {@link org.digitstudio.application.text.Formats} in the language of the window.
   */
  static void useNeutralFormats() {
    Locale.setDefault(Locale.Category.FORMAT, Locale.ROOT);
  }
}
