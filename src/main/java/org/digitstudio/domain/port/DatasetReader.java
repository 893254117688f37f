package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import org.digitstudio.domain.data.DigitDataset;

/** Opens a pair of files as a set of pictures. */
@FunctionalInterface
public interface DatasetReader {
  /**
   * @throws IOException with one sentence for the user if either is broken or they do not match
   */
  DigitDataset read(String name, Path images, Path labels) throws IOException;
}
