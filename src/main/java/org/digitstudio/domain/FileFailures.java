package org.digitstudio.domain;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** Turns the system's failures to read or write a file into the program's own. */
public final class FileFailures {
  private FileFailures() {}

  /**
   * Returns the failure to read or write a file; one that is the program's own already stays as it
   * is.
   */
  public static StudioIOException of(Path file, IOException cause) {
    return cause instanceof StudioIOException own ? own : of(file.toString(), cause);
  }

  /** Returns the failure to read or write a file of that name. */
  public static StudioIOException of(String file, IOException cause) {
    return switch (cause) {
      case StudioIOException own -> own;
      case NoSuchFileException _ -> new StudioIOException(cause, "failure.no-such-file", file);
      case AccessDeniedException _ -> new StudioIOException(cause, "failure.access-denied", file);
      case FileAlreadyExistsException _ ->
          new StudioIOException(cause, "failure.already-exists", file);
      default -> byReason(file, cause);
    };
  }

  /** The JDK passes on the system's own words, which are English on every system we know. */
  private static StudioIOException byReason(String file, IOException cause) {
    String words = Optional.ofNullable(cause.getMessage()).orElse("").toLowerCase(Locale.ROOT);
    if (words.contains("no space") || words.contains("not enough space")) {
      return new StudioIOException(cause, "failure.disk-full", file);
    }
    if (words.contains("quota exceeded")) {
      return new StudioIOException(cause, "failure.quota", file);
    }
    if (words.contains("read-only file system")) {
      return new StudioIOException(cause, "failure.read-only", file);
    }
    if (words.contains("name too long")) {
      return new StudioIOException(cause, "failure.name-too-long", file);
    }
    if (words.contains("is a directory")) {
      return new StudioIOException(cause, "failure.is-a-folder", file);
    }
    return new StudioIOException(cause, "failure.file", file);
  }
}
