package org.digitstudio.cli;

import java.nio.file.Path;
import org.digitstudio.application.training.TrainingListener;

/** How {@code train} tells what happens. */
interface TrainOutput extends TrainingListener {
  /** The model was written where the user asked. */
  void written(Path file);
}
