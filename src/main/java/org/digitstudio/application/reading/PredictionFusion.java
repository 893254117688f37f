package org.digitstudio.application.reading;

import java.util.List;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.paper.FoundDigit;
import org.digitstudio.paper.PaperReading;

/**
 * Makes one answer of the number reader's and the model's. Probabilities are multiplied, each to a
 * power by which it was found to be believed; numbers made of writers that neither has seen gave
 * the powers and the thresholds.
 */
final class TwoOpinions {
  private static final double READER_POWER = 1;
  private static final double MODEL_POWER = 0.25;
  private static final float LEAST = 1e-4f;

  /** Less than this for any digit, and the number is not sure. */
  private static final float SURE = 0.99f;

  /** Less than this of the reader for any digit being one at all, and the number is not sure. */
  private static final float SURELY_DIGIT = 0.75f;

  /** Something that is a digit with this probability, though not taken for one, is a doubt. */
  private static final float DOUBT = 0.25f;

  /** More ink of digits than this outside of every digit found, in digits, is a doubt. */
  private static final float UNCOVERED = 0.15f;

  private TwoOpinions() {}

  /**
   * Of one digit among others.
   *
   * @param plausible whether its ink can be a digit's at all
   */
  static Prediction ofDigit(FoundDigit found, Prediction model, boolean plausible) {
    float[] joint = joint(found, model, READER_POWER, MODEL_POWER);
    return prediction(found, model, joint, plausible);
  }

  /** Of a digit that stands alone, of which the model knows most. */
  static Prediction ofSingle(FoundDigit found, Prediction model, float doubts) {
    float[] joint = joint(found, model, 1, 0.5);
    Prediction both = prediction(found, model, joint, model.sure());
    float likelihood = model.score() / Math.max(model.confidence(), LEAST);
    boolean sure = both.sure() && doubts <= DOUBT;
    return new Prediction(joint, both.score() * Math.min(1, likelihood), sure, both.nanos());
  }

  private static Prediction prediction(
      FoundDigit found, Prediction model, float[] joint, boolean plausible) {
    int reader = best(found.probabilities());
    int best = best(joint);
    boolean sure =
        reader == best
            && model.digit() == best
            && plausible
            && joint[best] >= SURE
            && found.score() >= SURELY_DIGIT;
    return new Prediction(joint, sure, model.nanos());
  }

  /** A number is as sure as its least sure digit. */
  static List<ReadDigit> ofNumber(List<ReadDigit> digits, PaperReading paper) {
    boolean sure =
        paper.doubts() <= DOUBT && paper.uncoveredInk() <= UNCOVERED && !hasTornLine(digits);
    return sure ? digits : digits.stream().map(ReadDigit::doubted).toList();
  }

  /** Whether digits beside each other were put on different lines, for they differ in size. */
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
              (Math.pow(Math.max(LEAST, found.probabilities()[i]), readerPower)
                  * Math.pow(Math.max(LEAST, model.probability(i)), modelPower));
      sum += joint[i];
    }
    for (int i = 0; i < joint.length; i++) {
      joint[i] /= (float) sum;
    }
    return joint;
  }

  private static int best(float[] values) {
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      best = values[i] > values[best] ? i : best;
    }
    return best;
  }
}
