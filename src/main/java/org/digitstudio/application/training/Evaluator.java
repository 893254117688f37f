package org.digitstudio.application.training;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.DigitClassifier.Extra;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.TestReport;
import org.digitstudio.domain.training.TestReport.Mistake;

/** Evaluates a network on a labelled set. */
final class Evaluator {
  private static final int MAX_MISTAKES = 10;

  /** A lower bound of the probabilities, so that one confident mistake leaves the loss finite. */
  private static final double MIN_PROBABILITY = 1e-12;

  private Evaluator() {}

  static Score score(DigitClassifier classifier, DigitDataset data, BooleanSupplier cancelled) {
    return score(predict(classifier, data, cancelled), data);
  }

  static BatchResult predict(
      DigitClassifier classifier, DigitDataset data, BooleanSupplier cancelled) {
    return classifier.classifyAll(data, Extra.NONE, fraction -> {}, cancelled);
  }

  static Score score(BatchResult predictions, DigitDataset data) {
    double loss = 0;
    for (int i = 0; i < data.size(); i++) {
      loss -= Math.log(Math.max(MIN_PROBABILITY, predictions.probability(i, data.label(i))));
    }
    return new Score(loss / data.size(), (double) predictions.correctCount(data) / data.size());
  }

  /**
   * Returns the report of a set's predictions.
   *
   * @param first the prediction of the set's first image
   */
  static TestReport report(BatchResult predictions, DigitDataset data, Prediction first) {
    int[][] confusion = new int[Prediction.CLASSES][Prediction.CLASSES];
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      int label = data.label(i);
      int predicted = predictions.digit(i);
      confusion[label][predicted]++;
      if (label != predicted) {
        mistakes.add(new Mistake(i, label, predicted, predictions.probability(i, predicted)));
      }
    }
    mistakes.sort(
        Comparator.comparingDouble((Mistake m) -> predictions.probability(m.index(), m.label()))
            .thenComparingInt(Mistake::index));
    return new TestReport(
        score(predictions, data),
        confusion,
        mistakes.subList(0, Math.min(MAX_MISTAKES, mistakes.size())),
        first.probabilities());
  }
}
