package org.digitstudio.domain.data;

import java.io.IOException;
import java.util.Map;
import org.digitstudio.domain.training.RunRecord;

/** A source of training and test images; it is read when a run starts, as its first phase. */
@FunctionalInterface
public interface TrainingData {

  /**
   * Reads both sets.
   *
   * @throws IOException if a file is missing or broken
   */
  Datasets read() throws IOException;

  /**
   * Reads the test set alone, where that takes less time.
   *
   * @throws IOException if a file is missing or broken
   */
  default DigitDataset readTest() throws IOException {
    return read().test();
  }

  /** Returns the options that read the same images again, for {@link RunRecord.DataInfo}. */
  default Map<String, String> source() {
    return Map.of();
  }

  /**
   * The two sets of a run.
   *
   * @param credits that the data's licence asks for; may be empty
   */
  record Datasets(DigitDataset training, DigitDataset test, String credits) {}
}
