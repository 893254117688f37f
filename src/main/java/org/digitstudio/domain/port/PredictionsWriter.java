package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/** Writes a model's predictions for a set as a table. */
@FunctionalInterface
public interface PredictionsWriter {
  void write(DigitDataset data, BatchResult predictions, Path file) throws IOException;
}
