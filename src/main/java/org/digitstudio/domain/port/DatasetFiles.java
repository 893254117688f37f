package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.domain.data.DigitDataset;

/** Opens data sets of any format that the program knows. */
@FunctionalInterface
public interface DatasetFiles {
  /**
   * Opens what the user chose or dropped: one file, two that belong together, or a folder.
   *
   * @return one set or more; a training part comes before its test part
   * @throws org.digitstudio.domain.StudioIOException if the files are damaged or hold no such set
   */
  List<DigitDataset> open(List<Path> files) throws IOException;
}
