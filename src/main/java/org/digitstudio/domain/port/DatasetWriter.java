package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.domain.data.DigitDataset;

/** Writes data sets in the format that the file's name ends in. */
@FunctionalInterface
public interface DatasetWriter {
  /**
   * Writes a set.
   *
   * @param target {@code .csv}, {@code .npz}, with {@code -images-idx3-ubyte} in its name (the
   *     labels are written beside it), each plain or {@code .gz}; or a folder for one picture an
   *     image
   * @return what was written, in order
   */
  List<Path> write(DigitDataset data, Path target) throws IOException;
}
