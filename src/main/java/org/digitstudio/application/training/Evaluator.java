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

/** Looks at how well a set is read. */
final class Evaluator {
  private static final int WORST = 10;

  /** Below this a probability counts as this, so that one sure mistake leaves the loss finite. */
  private static final double LEAST = 1e-12;

  private Evaluator() {}

  static Score score(DigitClassifier classifier, DigitDataset data, BooleanSupplier cancelled) {
    return score(predict(classifier, data, cancelled), data);
  }

  static BatchResult predict(
      DigitClassifier classifier, DigitDataset data, BooleanSupplier cancelled) {
    return classifier.classifyAll(data, Extra.NONE, fraction -> {}, cancelled);
  }

  static Score score(BatchResult answers, DigitDataset data) {
    double loss = 0;
    for (int i = 0; i < data.size(); i++) {
      loss -= Math.log(Math.max(LEAST, answers.probability(i, data.label(i))));
    }
    return new Score(loss / data.size(), (double) answers.correctCount(data) / data.size());
  }

  /**
   * @param first what is said of the set's first picture
   */
  static TestReport report(BatchResult answers, DigitDataset data, Prediction first) {
    int[][] confusion = new int[Prediction.CLASSES][Prediction.CLASSES];
    List<Mistake> mistakes = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      int truth = data.label(i);
      int answer = answers.digit(i);
      confusion[truth][answer]++;
      if (truth != answer) {
        mistakes.add(new Mistake(i, truth, answer, answers.probability(i, answer)));
      }
    }
    mistakes.sort(
        Comparator.comparingDouble((Mistake m) -> answers.probability(m.index(), m.label()))
            .thenComparingInt(Mistake::index));
    return new TestReport(
        score(answers, data),
        confusion,
        mistakes.subList(0, Math.min(WORST, mistakes.size())),
        first.probabilities());
  }
}
