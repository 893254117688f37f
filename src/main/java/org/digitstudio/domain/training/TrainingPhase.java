package org.digitstudio.domain.training;

/** The parts of a run that are timed, in the order the article names them. */
public enum TrainingPhase {
  /** Reading the training and the test set. */
  LOAD,
  /** All epochs, without what is looked at between them. */
  TRAIN,
  /** Reading the whole test set once with the trained network. */
  EVALUATE,
  /** Reading test image 0, a 7, in one call. */
  PREDICT_ONE
}
