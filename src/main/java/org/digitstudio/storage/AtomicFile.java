package org.digitstudio.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Writes a file so that whoever reads it finds the old content or the new, never a part. */
public final class AtomicFile {
  private AtomicFile() {}

  /** What fills the temporary file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(FileChannel channel) throws IOException;
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

  /**
   * Writes to a sibling of its own, so that two writers at once never mix.
   *
   * @throws IOException with one sentence for the user
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new IOException("There is no folder %s to write %s to.".formatted(folder, file));
    }
    String own = Long.toHexString(ThreadLocalRandom.current().nextLong());
    Path temporary = folder.resolve(file.getFileName() + "-" + own + ".tmp");
    try {
      writeForced(temporary, content);
      move(temporary, file);
    } catch (AccessDeniedException e) {
      throw new IOException("You may not write to %s; choose another folder.".formatted(file), e);
    } catch (FileSystemException e) {
      throw new IOException("%s cannot be written: %s.".formatted(file, e.getReason()), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
    forceFolder(folder);
  }

  /** A sibling's name, so that the move stays on one file system; a crash may leave it behind. */
  static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + ".tmp");
  }

  static void writeForced(Path file, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      content.writeTo(channel);
      channel.force(true);
    } catch (IOException e) {
      throw named(file, e);
    }
  }

  /** Java tells of a full disk without the file; what is a sentence already stays as it is. */
  private static IOException named(Path file, IOException problem) {
    String message = String.valueOf(problem.getMessage());
    if (problem instanceof FileSystemException || message.endsWith(".")) {
      return problem;
    }
    FileSystemException named = new FileSystemException(file.toString(), null, message);
    named.initCause(problem);
    return named;
  }

  static void move(Path from, Path to) throws IOException {
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

  static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
