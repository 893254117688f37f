package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.domain.digit.DigitImage;

/** Reads 28x28 images without labels. */
@FunctionalInterface
public interface ImagesReader {
  /**
   * @throws IOException with one sentence for the user
   */
  List<DigitImage> read(Path images) throws IOException;
}
