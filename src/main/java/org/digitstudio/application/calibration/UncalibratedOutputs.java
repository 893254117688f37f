package org.digitstudio.application.calibration;

import java.util.Arrays;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.network.Calibration;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;

/**
 * A data set and a network's uncalibrated outputs for it.
 *
 * @param detectors of that network
 */
record UncalibratedOutputs(DigitDataset data, BatchResult result, float[][] detectors) {
  private static final double MIN_PROBABILITY = 1e-30;

  float[] logits(int index) {
    float[] logits = new float[Prediction.CLASSES];
    for (int i = 0; i < logits.length; i++) {
      // Softmax is unchanged by a constant added to all logits, so log-probabilities serve as well.
      logits[i] = (float) Math.log(Math.max(MIN_PROBABILITY, result.probability(index, i)));
    }
    return logits;
  }

  float[] features(int index) {
    int width = result.featureCount();
    return Arrays.copyOfRange(result.features(), index * width, (index + 1) * width);
  }

  float[] scores(float temperature) {
    Calibration calibration = new Calibration(temperature, detectors, Float.NEGATIVE_INFINITY);
    float[] scores = new float[data.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = calibration.apply(logits(i), features(i)).score();
    }
    return scores;
  }

  /** Returns the fraction of digits that reach a score and are predicted wrong. */
  double wrong(float[] scores, float minScore) {
    int wrong = 0;
    for (int i = 0; i < scores.length; i++) {
      wrong += scores[i] >= minScore && result.digit(i) != data.label(i) ? 1 : 0;
    }
    return (double) wrong / scores.length;
  }
}
