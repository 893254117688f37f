package org.digitstudio.application.reading;

import java.util.List;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.domain.ArgMax;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.paper.FoundDigit;
import org.digitstudio.paper.PaperReading;

/**
 * Combines the predictions of the number reader and of the model in use: the normalized product of
 * their probabilities, each raised to a power. The powers and thresholds were chosen on numbers
 * composed of the digits of writers that neither has seen.
 */
final class PredictionFusion {
  private static final double READER_POWER = 1;
  private static final double MODEL_POWER = 0.25;
  private static final float MIN_PROBABILITY = 1e-4f;

  /** Minimum joint probability of a sure digit. */
  private static final float SURE = 0.99f;

  /** Minimum score of the number reader that there is a digit. */
  private static final float SURELY_DIGIT = 0.75f;

  /** Maximum probability that something not taken for a digit is one. */
  private static final float DOUBT = 0.25f;

  /** Maximum amount of ink outside all digits found, in digits. */
  private static final float UNCOVERED = 0.15f;

  private PredictionFusion() {}

  /**
   * Combines the predictions for one digit among others.
   *
   * @param plausible whether its ink can be a digit
   */
  static Prediction ofDigit(FoundDigit found, Prediction model, boolean plausible) {
    float[] joint = joint(found, model, READER_POWER, MODEL_POWER);
    return prediction(found, model, joint, plausible);
  }

  /** Combines the predictions for the only digit of a picture, where the model counts more. */
  static Prediction ofSingle(FoundDigit found, Prediction model, float doubts) {
    float[] joint = joint(found, model, 1, 0.5);
    Prediction both = prediction(found, model, joint, model.sure());
    float likelihood = model.score() / Math.max(model.confidence(), MIN_PROBABILITY);
    boolean sure = both.sure() && doubts <= DOUBT;
    return new Prediction(joint, both.score() * Math.min(1, likelihood), sure, both.nanos());
  }

  private static Prediction prediction(
      FoundDigit found, Prediction model, float[] joint, boolean plausible) {
    int reader = ArgMax.of(found.probabilities());
    int best = ArgMax.of(joint);
    boolean sure =
        reader == best
            && model.digit() == best
            && plausible
            && joint[best] >= SURE
            && found.score() >= SURELY_DIGIT;
    return new Prediction(joint, sure, model.nanos());
  }

  /** Marks all digits as doubtful if the page as a whole is. */
  static List<ReadDigit> ofNumber(List<ReadDigit> digits, PaperReading paper) {
    boolean sure =
        paper.doubts() <= DOUBT && paper.uncoveredInk() <= UNCOVERED && !hasTornLine(digits);
    return sure ? digits : digits.stream().map(ReadDigit::doubted).toList();
  }

  /** Returns whether adjacent digits of different size were assigned to different lines. */
  private static boolean hasTornLine(List<ReadDigit> digits) {
    for (ReadDigit a : digits) {
      for (ReadDigit b : digits) {
        float lower = Math.min(a.box().height(), b.box().height());
        float higher = Math.max(a.box().height(), b.box().height());
        if (a.line() != b.line()
            && a.box().overlapY(b.box()) > lower / 2
            && a.box().overlapX(b.box()) > -higher) {
          return true;
        }
      }
    }
    return false;
  }

  private static float[] joint(
      FoundDigit found, Prediction model, double readerPower, double modelPower) {
    float[] joint = new float[Prediction.CLASSES];
    double sum = 0;
    for (int i = 0; i < joint.length; i++) {
      joint[i] =
          (float)
              (Math.pow(Math.max(MIN_PROBABILITY, found.probabilities()[i]), readerPower)
                  * Math.pow(Math.max(MIN_PROBABILITY, model.probability(i)), modelPower));
      sum += joint[i];
    }
    for (int i = 0; i < joint.length; i++) {
      joint[i] /= (float) sum;
    }
    return joint;
  }
}
