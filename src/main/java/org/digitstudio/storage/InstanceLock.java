package org.digitstudio.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The lock that lets one window at a time work on a data folder. The system releases it however the
 * program ends.
 */
public final class InstanceLock implements AutoCloseable {
  private final @Nullable FileChannel channel;

  private InstanceLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Acquires the lock of a folder.
   *
   * @return empty if another window holds it; a lock without effect where the file system has no
   *     locks or the folder cannot be written to
   */
  public static Optional<InstanceLock> acquire(Path folder) {
    FileChannel channel;
    try {
      channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      return Optional.of(new InstanceLock(null));
    }
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new InstanceLock(channel));
      }
    } catch (OverlappingFileLockException ignored) {
      // Held by this process.
    } catch (IOException e) {
      return Optional.of(new InstanceLock(channel));
    }
    close(channel);
    return Optional.empty();
  }

  @Override
  public void close() {
    if (channel != null) {
      close(channel);
    }
  }

  private static void close(FileChannel channel) {
    try {
      channel.close();
    } catch (IOException ignored) {
      // The system releases the lock at the end of the program.
    }
  }
}
