package org.digitstudio.insight;

import java.util.Arrays;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.DigitFilter.Outcome;

/**
 * The rows that pass a filter, with facet counts. A facet is counted with every condition except
 * its own, so that a count says how many images one click would show.
 *
 * @param rows rows that pass, in table order
 * @param sets count for each dataset
 * @param labels count for each label
 * @param predictions count for each predicted digit
 * @param correct count of correct predictions
 * @param misclassified count of wrong predictions
 */
public record FilterResult(
    int[] rows, int[] sets, int[] labels, int[] predictions, int correct, int misclassified) {
  private static final int SET = 1;
  private static final int LABEL = 2;
  private static final int PREDICTION = 4;
  private static final int OUTCOME = 8;
  private static final int REST = 16;

  /** Applies a filter in one pass over the table. */
  public static FilterResult of(DigitTable table, DigitFilter filter) {
    int[] rows = new int[table.size()];
    int passed = 0;
    int[] sets = new int[table.sets().size()];
    int[] labels = new int[Prediction.CLASSES];
    int[] predictions = new int[Prediction.CLASSES];
    int correct = 0;
    int misclassified = 0;
    for (int set = 0; set < sets.length; set++) {
      int start = table.start(set);
      int end = start + table.sets().get(set).size();
      for (int row = start; row < end; row++) {
        int failed = failed(table, filter, set, row, row - start);
        if (failed == 0) {
          rows[passed++] = row;
        }
        sets[set] += failed == 0 || failed == SET ? 1 : 0;
        labels[table.label(row)] += failed == 0 || failed == LABEL ? 1 : 0;
        if (table.isClassified(row)) {
          predictions[table.predictedDigit(row)] += failed == 0 || failed == PREDICTION ? 1 : 0;
          boolean counted = failed == 0 || failed == OUTCOME;
          correct += counted && !table.isMisclassified(row) ? 1 : 0;
          misclassified += counted && table.isMisclassified(row) ? 1 : 0;
        }
      }
    }
    return new FilterResult(
        Arrays.copyOf(rows, passed), sets, labels, predictions, correct, misclassified);
  }

  private static int failed(DigitTable table, DigitFilter filter, int set, int row, int index) {
    int failed = passes(filter.sets(), set) ? 0 : SET;
    failed |= passes(filter.labels(), table.label(row)) ? 0 : LABEL;
    failed |= passesPrediction(filter.predictions(), table.predictedDigit(row)) ? 0 : PREDICTION;
    failed |= passesOutcome(filter.outcome(), table, row) ? 0 : OUTCOME;
    boolean rest =
        index >= filter.firstIndex()
            && index <= filter.lastIndex()
            && passesConfidence(filter, table.confidence(row))
            && (filter.chosen().isEmpty() || filter.chosen().get().contains(row));
    return rest ? failed : failed | REST;
  }

  private static boolean passes(int mask, int value) {
    return (mask & 1 << value) != 0;
  }

  private static boolean passesPrediction(int mask, int prediction) {
    return mask == DigitFilter.ANY
        || prediction != DigitTable.UNCLASSIFIED && passes(mask, prediction);
  }

  private static boolean passesOutcome(Outcome outcome, DigitTable table, int row) {
    return switch (outcome) {
      case ANY -> true;
      case CORRECT -> table.isClassified(row) && !table.isMisclassified(row);
      case MISCLASSIFIED -> table.isMisclassified(row);
    };
  }

  private static boolean passesConfidence(DigitFilter filter, float confidence) {
    boolean open = filter.confidence().min() <= 0f && filter.confidence().max() >= 1f;
    return open
        || confidence >= filter.confidence().min() && confidence <= filter.confidence().max();
  }
}
