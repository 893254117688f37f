package org.digitstudio.application.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.digitstudio.domain.Failure;

/** Renders every failure as one sentence for the user; nothing else does. */
public final class FailureText {
  private FailureText() {}

  /** One sentence in the user's language: what failed and, where there is a way, what to do. */
  public static String of(Throwable failure) {
    return switch (failure) {
      case Failure known -> Messages.text(known.key(), arguments(known));
      case UncheckedIOException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case NoSuchFileException e -> ofFile("failure.no-such-file", e);
      case AccessDeniedException e -> ofFile("failure.access-denied", e);
      case FileAlreadyExistsException e -> ofFile("failure.already-exists", e);
      case FileSystemException e -> ofFile(reason(e), e);
      case OutOfMemoryError _ -> Messages.text("failure.out-of-memory");
      case LinkageError _ -> Messages.text("failure.library");
      case IOException e when e.getMessage() != null -> e.getMessage();
      case IllegalArgumentException e when e.getMessage() != null -> e.getMessage();
      default -> Messages.text("failure.unexpected");
    };
  }

  /** The failure's arguments; one that is a failure itself is rendered first. */
  private static Object[] arguments(Failure failure) {
    return failure.arguments().stream()
        .map(argument -> argument instanceof Throwable inner ? of(inner) : argument)
        .toArray();
  }

  /** Whether the failure has a sentence of its own, or is a fault of the program. */
  public static boolean isForeseen(Throwable failure) {
    return failure instanceof Failure || failure instanceof IOException;
  }

  private static String ofFile(String key, FileSystemException e) {
    return Messages.text(key, Optional.ofNullable(e.getFile()).orElse("?"));
  }

  /** The JDK passes on the system's own words, which are English on every system we know. */
  private static String reason(FileSystemException e) {
    String words = Optional.ofNullable(e.getReason()).orElse("").toLowerCase(Locale.ROOT);
    if (words.contains("no space") || words.contains("not enough space")) {
      return "failure.disk-full";
    }
    if (words.contains("name too long")) {
      return "failure.name-too-long";
    }
    return words.contains("is a directory") ? "failure.is-a-folder" : "failure.file";
  }
}
