package org.digitstudio.storage;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Files that are never half written: everything goes to a temporary sibling, is forced to the disk
 * and then takes the file's place in one move.
 */
public final class AtomicFiles {
  private AtomicFiles() {}

  /** Writes what {@code content} puts out; the folder is made if it is not there. */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException(file + " names no file.");
    }
    Files.createDirectories(folder);
    Path sibling = Files.createTempFile(folder, "." + target.getFileName() + "-", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(sibling, StandardOpenOption.WRITE)) {
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
        content.writeTo(out);
        out.flush();
        channel.force(true);
      }
      move(sibling, target);
    } finally {
      Files.deleteIfExists(sibling);
    }
    forceFolder(folder);
  }

  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /** Writes UTF-8 text. */
  public static void write(Path file, String text) throws IOException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes UTF-8 lines, each ended by a line feed. */
  public static void writeLines(Path file, List<String> lines) throws IOException {
    write(file, lines.isEmpty() ? "" : String.join("\n", lines) + "\n");
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Makes the move itself last through a power cut, where the system lets a folder be opened. */
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException ignored) {
      // Windows opens no folders; the file itself is already safe.
    }
  }

  /** Puts out a file's bytes. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }
}
