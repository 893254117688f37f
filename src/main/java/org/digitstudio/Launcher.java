package org.digitstudio;

import java.util.List;
import java.util.OptionalInt;
import org.digitstudio.cli.MainCommand;

/**
 * Starts the program: the window without arguments, else a command. Not an Application itself, so
 * that a plain class path will do; a Java started without the program's own options is replaced by
 * one that has them.
 */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) {
    if (Relaunch.isWanted()) {
      OptionalInt exitCode = Relaunch.run(List.of(args));
      if (exitCode.isPresent()) {
        System.exit(exitCode.getAsInt());
      }
    }
    Relaunch.endWithParent();
    String[] arguments = Relaunch.arguments(List.of(args)).toArray(String[]::new);
    if (MainCommand.isCommand(arguments)) {
      System.exit(Commands.run(arguments));
    } else {
      DigitStudio.open(arguments);
    }
  }
}
