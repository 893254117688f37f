package org.digitstudio.ui.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Records the time of each step of the program's start, for measuring: with {@code
 * -Ddigitstudio.trace-start=FILE} a line for each mark, its Unix time in seconds and its name.
 */
public final class StartTrace {
  private static final String PROPERTY = "digitstudio.trace-start";

  private final Optional<Path> file;

  private StartTrace(Optional<Path> file) {
    this.file = file;
  }

  public static StartTrace ofSystem() {
    return new StartTrace(Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of));
  }

  public void mark(String what) {
    file.ifPresent(path -> append(path, Instant.now(), what));
  }

  private static void append(Path file, Instant time, String what) {
    try {
      Files.writeString(
          file,
          "%d.%06d %s%n".formatted(time.getEpochSecond(), time.getNano() / 1_000, what),
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.printf("The start cannot be traced to %s: %s.%n", file, e.getMessage());
    }
  }
}
