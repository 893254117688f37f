package org.digitstudio.cli;

import java.nio.file.Path;
import org.digitstudio.application.training.TrainingListener;

/** The output of {@code train}. */
interface TrainOutput extends TrainingListener {
  /** Reports that the model was written to the file the user named. */
  void written(Path file);
}
