package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import org.digitstudio.domain.data.DigitDataset;

/** Reads a pair of files, images and labels, as a set. */
@FunctionalInterface
public interface DatasetReader {
  /**
   * Reads a set.
   *
   * @throws IOException if a file is missing or broken, or the two do not match
   */
  DigitDataset read(String name, Path images, Path labels) throws IOException;
}
