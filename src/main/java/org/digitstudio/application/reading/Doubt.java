package org.digitstudio.application.reading;

import org.digitstudio.domain.digit.Prediction;

/** Why a prediction should not be believed. */
public enum Doubt {
  /** It can be believed. */
  NONE,
  /** Two digits are about equally probable. */
  CLOSE_CALL,
  /** The image looks like no digit at all, however probable the best of the ten is. */
  NO_DIGIT;

  /** From this probability of the second digit on, the call is close. */
  private static final float CLOSE = 0.1f;

  /** Returns why a prediction should not be believed. */
  public static Doubt of(Prediction prediction) {
    if (prediction.sure()) {
      return NONE;
    }
    return prediction.probability(prediction.secondDigit()) >= CLOSE ? CLOSE_CALL : NO_DIGIT;
  }
}
