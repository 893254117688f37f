package org.digitstudio.application.reading;

import org.digitstudio.domain.digit.Prediction;

/** Why a prediction should not be believed. */
public enum Doubt {
  /** It can be believed. */
  NONE,
  /** Two digits are about equally probable. */
  CLOSE_CALL,
  /** It looks like a digit, but the model or what surrounds it speaks against being sure. */
  UNCERTAIN,
  /** The image looks like no digit at all, however probable the best of the ten is. */
  NO_DIGIT;

  /** Below this likelihood that the image is a digit at all, which digit it might be is moot. */
  private static final float MIN_LIKELIHOOD = 0.5f;

  /** From this likelihood on, the image is a digit. */
  private static final float CERTAIN = 0.99f;

  /** From this probability of the second digit on, the call is close. */
  private static final float CLOSE = 0.1f;

  /** Returns why a prediction should not be believed. */
  public static Doubt of(Prediction prediction) {
    if (prediction.sure()) {
      return NONE;
    }
    boolean likely = prediction.score() >= MIN_LIKELIHOOD * prediction.confidence();
    boolean close = prediction.probability(prediction.secondDigit()) >= CLOSE;
    if (likely && close) {
      return CLOSE_CALL;
    }
    return prediction.score() >= CERTAIN * prediction.confidence() ? UNCERTAIN : NO_DIGIT;
  }
}
