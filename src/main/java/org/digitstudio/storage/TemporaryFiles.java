package org.digitstudio.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The temporary files through which others are written. Each is named after the process that writes
 * it, so that the next writer can tell a file in use from one that a killed process left behind.
 */
final class TemporaryFiles {
  private static final String EXTENSION = ".tmp";

  /** A name such as {@code run.json-1234-5f2c.tmp}: the file, the process and a random number. */
  private static final Pattern OURS = Pattern.compile("(.+)-(\\d{1,10})-[0-9a-f]{1,16}\\.tmp");

  /** Names of version 1.0.0, which do not tell the process. */
  private static final Pattern OLD = Pattern.compile("(.+?)(-[0-9a-f]{1,16})?\\.tmp");

  private static final Duration MAX_WRITE_TIME = Duration.ofHours(1);

  private static final Set<Path> IN_USE = ConcurrentHashMap.newKeySet();

  private TemporaryFiles() {}

  /** Returns the path of a new temporary file beside another, on the same file system. */
  static Path create(Path file) {
    String random = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path temporary =
        file.resolveSibling(
            file.getFileName() + "-" + ProcessHandle.current().pid() + "-" + random + EXTENSION);
    IN_USE.add(temporary);
    return temporary;
  }

  /** Marks a temporary file as no longer being written. */
  static void release(Path temporary) {
    IN_USE.remove(temporary);
  }

  /** Deletes a temporary file after a failure, which stays the one to report. */
  static void delete(Path temporary, Throwable failure) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Deletes what killed processes left beside a file when they wrote it. */
  static void deleteOrphans(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      String name = file.getFileName().toString();
      deleteOrphans(folder, candidate -> candidate.equals(name));
    }
  }

  /** Deletes what killed processes left in a folder, whichever file they wrote. */
  static void deleteOrphansIn(Path folder) {
    deleteOrphans(folder, name -> true);
  }

  private static void deleteOrphans(Path folder, Predicate<String> ofFile) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (isOrphan(file, ofFile)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException | DirectoryIteratorException ignored) {
      // It costs some space until the next time, and is no reason not to write.
    }
  }

  private static boolean isOrphan(Path file, Predicate<String> ofFile) throws IOException {
    String name = file.getFileName().toString();
    if (!name.endsWith(EXTENSION) || IN_USE.contains(file.toAbsolutePath())) {
      return false;
    }
    Matcher ours = OURS.matcher(name);
    if (ours.matches()) {
      return ofFile.test(ours.group(1)) && !isOtherProcess(Long.parseLong(ours.group(2)));
    }
    Matcher old = OLD.matcher(name);
    return old.matches()
        && ofFile.test(old.group(1))
        && Files.getLastModifiedTime(file)
            .toInstant()
            .isBefore(Instant.now().minus(MAX_WRITE_TIME));
  }

  private static boolean isOtherProcess(long pid) {
    return pid != ProcessHandle.current().pid()
        && ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
  }
}
