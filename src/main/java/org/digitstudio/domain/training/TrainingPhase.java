package org.digitstudio.domain.training;

/** The parts of a run that are timed, in the article's order. */
public enum TrainingPhase {
  /** Reading the training set and the test set. */
  LOAD,
  /** All epochs, without the evaluation between them. */
  TRAIN,
  /** Classifying the whole test set once with the trained network. */
  EVALUATE,
  /** Classifying test image 0, a 7, in one call. */
  PREDICT_ONE
}
