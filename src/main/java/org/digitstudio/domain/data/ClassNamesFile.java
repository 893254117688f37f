package org.digitstudio.domain.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;

/** Text files of ten class names, a line each; blank lines are skipped. */
public final class ClassNamesFile {
  private static final int MAX_BYTES = 10_000;

  private ClassNamesFile() {}

  /**
   * Reads a file.
   *
   * @throws StudioIOException if it can't be read or is larger than 10,000 bytes
   * @throws StudioException unless it has ten different names of 1 to 40 characters
   */
  public static ClassNames read(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw FileFailures.of(file, e);
    }
    if (bytes.length > MAX_BYTES) {
      throw new StudioIOException("domain.classes.file", file.getFileName(), MAX_BYTES);
    }
    String text = new String(bytes, StandardCharsets.UTF_8).replace("\uFEFF", "");
    return new ClassNames(text.lines().filter(line -> !line.isBlank()).toList());
  }
}
