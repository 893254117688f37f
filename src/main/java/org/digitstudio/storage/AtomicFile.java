package org.digitstudio.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.port.FileWriter;

/**
 * Writes a file so that every reader finds the old content or the new, never a part, after a crash
 * of the program or of the system too: a temporary file beside it is filled, forced to the disk and
 * moved, and the move is forced as well. A symbolic link stays and its target is written.
 */
public final class AtomicFile {
  /** As many links as Linux follows. */
  private static final int MAX_LINKS = 40;

  /** This way of writing for the rooms that know no storage. */
  public static final FileWriter WRITER =
      new FileWriter() {
        @Override
        public void write(Path file, byte[] bytes) throws IOException {
          AtomicFile.write(file, bytes);
        }

        @Override
        public void check(Path file) throws IOException {
          AtomicFile.check(file);
        }
      };

  private AtomicFile() {}

  /** Fills the temporary file. */
  @FunctionalInterface
  interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /** A step between filling the temporary file and moving it. */
  @FunctionalInterface
  interface Step {
    void run() throws IOException;
  }

  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, channel -> writeFully(channel, ByteBuffer.wrap(bytes)));
  }

  /** Writes UTF-8 text. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes UTF-8 lines, each ended by a line feed. */
  public static void writeLines(Path file, List<String> lines) throws IOException {
    write(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  static void write(Path file, Content content) throws IOException {
    replace(file, content, () -> {});
  }

  /**
   * Checks that a file can be written.
   *
   * @throws StudioIOException if its folder is missing or closed to the user, or the path leads to
   *     a folder, a device or a pipe
   */
  static void check(Path file) throws IOException {
    try {
      Path target = target(file);
      if (!Files.isWritable(folderOf(target))) {
        throw new StudioIOException("failure.access-denied", target);
      }
    } catch (IOException e) {
      throw FileFailures.of(file, e);
    }
  }

  /**
   * Writes a file.
   *
   * @param beforeMove runs once the new content is on the disk, before it takes the file's name
   * @throws StudioIOException that names the file
   */
  @SuppressWarnings("checkstyle:illegalcatch") // Cleans up and rethrows.
  static void replace(Path file, Content content, Step beforeMove) throws IOException {
    try {
      Path target = target(file);
      Path folder = folderOf(target);
      TemporaryFiles.deleteOrphans(target);
      Path temporary = TemporaryFiles.create(target);
      try {
        writeForced(temporary, content);
        beforeMove.run();
        move(temporary, target);
      } catch (IOException | RuntimeException | Error e) {
        TemporaryFiles.delete(temporary, e);
        throw e;
      } finally {
        TemporaryFiles.release(temporary);
      }
      Folders.force(folder);
    } catch (IOException e) {
      throw FileFailures.of(file, e);
    }
  }

  /** Returns the file that a path leads to, through symbolic links; it need not exist. */
  private static Path target(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    for (int links = 0; Files.isSymbolicLink(target); links++) {
      if (links == MAX_LINKS) {
        throw new StudioIOException("storage.link-loop", file);
      }
      target = target.resolveSibling(Files.readSymbolicLink(target));
    }
    if (Files.isDirectory(target)) {
      throw new StudioIOException("failure.is-a-folder", file);
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      throw new StudioIOException("storage.not-a-file", file);
    }
    return target;
  }

  private static Path folderOf(Path target) throws IOException {
    Path folder = target.getParent();
    if (folder == null) {
      throw new StudioIOException("failure.is-a-folder", target);
    }
    if (!Files.isDirectory(folder)) {
      throw new StudioIOException("storage.no-folder", folder, target.getFileName());
    }
    return folder;
  }

  private static void writeForced(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Writes all remaining bytes. */
  public static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
