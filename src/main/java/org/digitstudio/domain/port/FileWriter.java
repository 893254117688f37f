package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a whole file or nothing: an old file stays until the new one is complete. */
@FunctionalInterface
public interface FileWriter {
  void write(Path file, byte[] bytes) throws IOException;

  /**
   * Checks that a file can be written, before the work begins that makes its content.
   *
   * @throws IOException if its folder is missing or closed to the user, or the path leads to a
   *     folder, a device or a pipe
   */
  default void check(Path file) throws IOException {}
}
