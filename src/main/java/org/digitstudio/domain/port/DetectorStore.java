package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import org.digitstudio.domain.network.Detector;

/** Keeps detectors in files. */
public interface DetectorStore {
  /** The detector that comes with the program. */
  Detector bundled() throws IOException;

  Detector load(Path file) throws IOException;

  void save(Detector detector, Path file) throws IOException;
}
