package org.digitstudio.ui.train;

import java.util.Locale;

/** The settings of a plan that advice can refer to. */
enum PlanField {
  RECIPE,
  ENGINE,
  EPOCHS,
  BATCH,
  LEARNING_RATE,
  SEED,
  THREADS,
  LIMIT,
  VALIDATION,
  START,
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
  String key() {
    return "train.field." + name().toLowerCase(Locale.ROOT);
  }
}
