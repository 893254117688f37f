package org.digitstudio.application.reading;

import org.digitstudio.domain.digit.Prediction;

/** The reason to doubt a prediction. */
public enum Doubt {
  /** No doubt. */
  NONE,
  /** Two digits are about equally probable. */
  CLOSE_CALL,
  /** It looks like a digit, but the model or its surroundings make it uncertain. */
  UNCERTAIN,
  /** The image is probably not a digit, however probable the best of the ten is. */
  NO_DIGIT;

  /** Likelihood of being a digit below which an image is taken for a non-digit. */
  private static final float MIN_LIKELIHOOD = 0.5f;

  /** Likelihood of being a digit from which on there is no doubt about it. */
  private static final float CERTAIN = 0.99f;

  /** Probability of the second digit from which on the call is close. */
  private static final float CLOSE = 0.1f;

  /** Returns the reason to doubt a prediction. */
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
