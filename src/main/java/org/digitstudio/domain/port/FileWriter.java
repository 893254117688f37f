package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;

/** Writes a whole file or nothing: an old file stays as it was until the new one is complete. */
@FunctionalInterface
public interface FileWriter {
  void write(Path file, byte[] bytes) throws IOException;
}
