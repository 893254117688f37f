package org.digitstudio.engine.detector;

import java.io.IOException;
import org.digitstudio.application.Lazy;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.engine.format.DetectorFile;
import org.digitstudio.storage.AtomicFile;

/** The number reader's detector that comes with the program, opened once for all tests. */
public final class BundledDetector {
  private static final Lazy<DigitDetector> BUNDLED = new Lazy<>(BundledDetector::open);

  private BundledDetector() {}

  public static DigitDetector get() {
    return BUNDLED.get();
  }

  private static DigitDetector open() {
    try {
      return new FusedDetector(new DetectorFile(AtomicFile::write).bundled());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
