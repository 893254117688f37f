package org.digitstudio.ui.train.model;

import java.util.Locale;

/** The settings of a plan that advice can refer to. */
public enum PlanField {
  RECIPE,
  ENGINE,
  EPOCHS,
  BATCH,
  LEARNING_RATE,
  SEED,
  THREADS,
  LIMIT,
  VALIDATION,
  INITIAL_WEIGHTS,
  SELECTION,
  MY_DIGITS,
  INVERT,
  TRANSPOSE,
  WITH_MNIST,
  CLASS_NAMES,
  OPTIMIZER,
  SCHEDULE,
  BLOCKS,
  CONVOLUTION_DROPOUT,
  DENSE,
  DENSE_DROPOUT,
  MOMENTUM,
  WEIGHT_DECAY,
  SMOOTHING,
  AVERAGE,
  AUGMENTATION;

  /** Names the field in the message bundle. */
  public String key() {
    return "train.field." + name().toLowerCase(Locale.ROOT);
  }
}
