package org.digitstudio.storage;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import org.digitstudio.domain.FileFailures;

/** Folders that survive a power failure. */
final class Folders {
  private Folders() {}

  /**
   * Makes a folder and those above it, and forces each new one to the disk.
   *
   * @throws IOException that names the folder
   */
  static void create(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    Path absolute = folder.toAbsolutePath();
    Path parent = absolute.getParent();
    if (parent != null) {
      create(parent);
    }
    try {
      Files.createDirectories(absolute);
    } catch (IOException e) {
      throw FileFailures.of(absolute, e);
    }
    if (parent != null) {
      force(parent);
    }
  }

  /** Returns the folder that a file is in. */
  static Path of(Path file) {
    return Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file is in a folder");
  }

  /** Forces a folder's list of files to the disk, where the system opens folders. */
  static void force(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // Windows opens no folders; the content of the files is already on the disk.
    }
  }
}
