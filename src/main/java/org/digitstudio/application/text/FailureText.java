package org.digitstudio.application.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.digitstudio.domain.Failure;
import org.digitstudio.domain.FileFailures;

/** Renders every failure as one sentence for the user; nothing else does. */
public final class FailureText {
  private FailureText() {}

  /** One sentence in the user's language: what failed and, where there is a way, what to do. */
  public static String of(Throwable failure) {
    return switch (failure) {
      case Failure known -> Messages.text(known.key(), arguments(known));
      case UncheckedIOException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case ExecutionException wrapped when wrapped.getCause() != null -> of(wrapped.getCause());
      case FileSystemException e ->
          of(FileFailures.of(Optional.ofNullable(e.getFile()).orElse("?"), e));
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
}
