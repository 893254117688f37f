package org.digitstudio;

import java.util.List;
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
    String[] arguments = Relaunch.arguments(List.of(args)).toArray(String[]::new);
    if (MainCommand.isCommand(arguments)) {
      System.exit(Commands.run(arguments));
    } else {
      DigitStudio.open(arguments);
    }
  }
}
