package org.digitstudio.domain.data;

import java.io.IOException;
import java.util.Map;
import org.digitstudio.domain.training.RunRecord;

/** Where a run's pictures come from; read when the run starts, which is its first phase. */
@FunctionalInterface
public interface TrainingData {

  /**
   * @throws IOException with one sentence for the user
   */
  Datasets read() throws IOException;

  /** What reads the same pictures again, for {@link RunRecord.DataInfo}. */
  default Map<String, String> source() {
    return Map.of();
  }

  /**
   * @param credits that the data asks for; may be empty
   */
  record Datasets(DigitDataset training, DigitDataset test, String credits) {}
}
