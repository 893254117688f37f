package org.digitstudio;

/** Starts the program: not an Application itself, so that a plain class path will do. */
public final class Launcher {
  private Launcher() {}

  public static void main(String[] args) {
    if (args.length == 0) {
      DigitStudio.open();
    } else {
      System.exit(Commands.run(args));
    }
  }
}
