package org.digitstudio.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders without a record: a program died while it made or deleted a run. Nothing lists them, so
 * the next run that is made clears them away.
 */
final class UnfinishedRuns {
  private static final Logger LOG = LoggerFactory.getLogger(UnfinishedRuns.class);

  /** The files of a run besides its record; a folder with any other is somebody else's. */
  private static final Pattern OURS =
      Pattern.compile(
          "run\\.(lock|owner)|plan\\.json|model\\.zip|checkpoint(-previous)?\\.bin"
              + "|history\\.bin|.*\\.tmp");

  /** Longer than a run is without a record while it is being made. */
  private static final Duration MIN_AGE = Duration.ofMinutes(10);

  private UnfinishedRuns() {}

  /** Deletes such folders; one that can't be deleted stays. */
  static void clear(Path runs) {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs, Files::isDirectory)) {
      for (Path folder : folders) {
        clearFolder(new RunFolder(folder.getFileName().toString(), folder));
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.info("Unfinished runs stay: {}", e.getMessage());
    }
  }

  private static void clearFolder(RunFolder folder) throws IOException {
    if (folder.isRun() || !isOld(folder.path()) || !holdsOnlyOurFiles(folder.path())) {
      return;
    }
    Optional<RunLock> lock = RunLock.tryAcquire(folder.path());
    if (lock.isPresent()) {
      try (RunLock _ = lock.get()) {
        folder.deleteFiles();
      }
      folder.deleteFolder();
      LOG.info("The unfinished run {} was cleared away", folder.id());
    }
  }

  private static boolean isOld(Path folder) throws IOException {
    Instant changed = Files.getLastModifiedTime(folder).toInstant();
    return changed.isBefore(Instant.now().minus(MIN_AGE));
  }

  private static boolean holdsOnlyOurFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(
          file ->
              Files.isRegularFile(file) && OURS.matcher(file.getFileName().toString()).matches());
    }
  }
}
