package org.digitstudio.application;

import org.digitstudio.domain.TrainingEvent;

/** Hears a run's story on the run's thread; should be quick. */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
