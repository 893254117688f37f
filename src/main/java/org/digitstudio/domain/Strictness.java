package org.digitstudio.domain;

/** The level at which a prediction is refused; {@code Calibration} has a threshold for each. */
public enum Strictness {
  /** Refuses more digits, so that fewer wrong ones are believed. */
  STRICT,
  /** Weighs refused digits against wrong ones. */
  BALANCED,
  /** Refuses few digits and believes more wrong ones. */
  TRUSTING
}
