package org.digitstudio.application.training;

import org.digitstudio.domain.training.TrainingEvent;

/** Receives the events of a run on the run's thread; should return quickly. */
@FunctionalInterface
public interface TrainingListener {
  void on(TrainingEvent event);
}
