package org.digitstudio.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lock of a run's folder, which the system frees when a program dies. Whoever holds it is named
 * in a second file, so that asking whether a run is held takes no lock and disturbs nobody.
 */
final class RunLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RunLock.class);
  private static final String LOCK = "run.lock";
  private static final String OWNER = "run.owner";
  private static final int MAX_OWNER_BYTES = 100;

  /** Linux computes a process's start time from a clock that may be adjusted. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(5);

  /** Folders held by this process: closing any channel of a lock file would free its lock. */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path folder;
  private final FileChannel channel;

  private RunLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Acquires the lock of a folder.
   *
   * @return empty if another holds it
   */
  static Optional<RunLock> tryAcquire(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath();
    if (!HELD.add(absolute)) {
      return Optional.empty();
    }
    @Nullable FileChannel channel = null;
    boolean acquired = false;
    try {
      channel =
          FileChannel.open(
              absolute.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      acquired = lock != null;
      if (!acquired) {
        return Optional.empty();
      }
      writeOwner(absolute);
      return Optional.of(new RunLock(absolute, channel));
    } catch (OverlappingFileLockException e) {
      return Optional.empty();
    } finally {
      if (!acquired) {
        HELD.remove(absolute);
        if (channel != null) {
          channel.close();
        }
      }
    }
  }

  /** Whether a file in a run's folder belongs to its lock. */
  static boolean isLockFile(Path file) {
    String name = file.getFileName().toString();
    return name.equals(LOCK) || name.equals(OWNER);
  }

  /** Whether this process or another one that is alive holds a folder. */
  static boolean isHeld(Path folder) {
    if (HELD.contains(folder.toAbsolutePath())) {
      return true;
    }
    try {
      Path owner = folder.resolve(OWNER);
      if (!Files.isRegularFile(owner) || Files.size(owner) > MAX_OWNER_BYTES) {
        return false;
      }
      String[] words = Files.readString(owner).strip().split(" ");
      return words.length == 2 && isAlive(Long.parseLong(words[0]), Long.parseLong(words[1]));
    } catch (IOException | NumberFormatException e) {
      return false;
    }
  }

  /** A process number alone could have been given to another process since. */
  private static boolean isAlive(long pid, long startMillis) {
    return pid != ProcessHandle.current().pid()
        && ProcessHandle.of(pid)
            .filter(ProcessHandle::isAlive)
            .flatMap(process -> process.info().startInstant())
            .map(start -> Duration.between(Instant.ofEpochMilli(startMillis), start).abs())
            .filter(difference -> difference.compareTo(CLOCK_TOLERANCE) < 0)
            .isPresent();
  }

  /** Without the owner's name the run only looks interrupted to others while it is trained. */
  private static void writeOwner(Path folder) {
    ProcessHandle own = ProcessHandle.current();
    long start = own.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
    try {
      Files.writeString(folder.resolve(OWNER), own.pid() + " " + start + "\n");
    } catch (IOException e) {
      LOG.info("The owner of {} cannot be written: {}", folder, e.getMessage());
    }
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(folder.resolve(OWNER));
    } catch (IOException e) {
      LOG.info("The lock of {} is left to the system: {}", folder, e.getMessage());
    } finally {
      HELD.remove(folder);
    }
  }
}
