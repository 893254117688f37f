package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import org.digitstudio.domain.network.Model;

/** Reads and writes model files, in several formats. A file is hostile until checked. */
public interface ModelStore {

  /**
   * Reads a model.
   *
   * @throws IOException if the file is missing, broken, too large, or no supported network
   */
  Model load(Path file) throws IOException;

  /** Writes a model atomically, in the format that the file name ends in. */
  void save(Model model, Path file) throws IOException;

  /** Checks that a model can be written to a file, before it is trained for it. */
  default void check(Path file) throws IOException {}

  /** Returns one of the models that come with the program, such as {@code accurate}. */
  Model bundled(String recipe) throws IOException;
}
