package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import org.digitstudio.domain.network.Model;

/** Model files: Deeplearning4j's own zip with our card. A file is hostile until checked. */
public interface ModelStore {

  /**
   * @throws IOException with one sentence for the user if the file is missing, broken, too large,
   *     or no network this program reads
   */
  Model load(Path file) throws IOException;

  /** Writes atomically: the old file stays whole until the new one is. */
  void save(Model model, Path file) throws IOException;

  /** One of the models that come with the program: {@code as-described} or {@code accurate}. */
  Model bundled(String recipe) throws IOException;
}
