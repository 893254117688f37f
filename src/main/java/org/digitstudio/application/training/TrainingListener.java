package org.digitstudio.application.training;

import org.digitstudio.domain.training.TrainingEvent;

/** Hears a run's story on the run's thread; should be quick. */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
