package org.digitstudio.insight;

import java.util.Arrays;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.DigitFilter.Verdict;

/**
 * What a filter leaves, and how many there would be behind each choice: a facet's counts keep all
 * other conditions and leave its own aside, so that a number says what one click would show.
 *
 * @param rows those that pass, in the table's order
 * @param sets how many of each set
 * @param truths how many of each true digit
 * @param answers how many of each digit the model says
 * @param right how many the model reads rightly
 * @param wrong how many it reads wrongly
 */
public record FilterResult(
    int[] rows, int[] sets, int[] truths, int[] answers, int right, int wrong) {
  private static final int SET = 1;
  private static final int TRUTH = 2;
  private static final int ANSWER = 4;
  private static final int VERDICT = 8;
  private static final int REST = 16;

  /** One pass over the table. */
  public static FilterResult of(DigitTable table, DigitFilter filter) {
    int[] rows = new int[table.size()];
    int passed = 0;
    int[] sets = new int[table.sets().size()];
    int[] truths = new int[Prediction.CLASSES];
    int[] answers = new int[Prediction.CLASSES];
    int right = 0;
    int wrong = 0;
    for (int set = 0; set < sets.length; set++) {
      int start = table.start(set);
      int end = start + table.sets().get(set).size();
      for (int row = start; row < end; row++) {
        int failed = failed(table, filter, set, row, row - start);
        if (failed == 0) {
          rows[passed++] = row;
        }
        sets[set] += failed == 0 || failed == SET ? 1 : 0;
        truths[table.truth(row)] += failed == 0 || failed == TRUTH ? 1 : 0;
        if (table.isRead(row)) {
          answers[table.answer(row)] += failed == 0 || failed == ANSWER ? 1 : 0;
          boolean judged = failed == 0 || failed == VERDICT;
          right += judged && !table.isWrong(row) ? 1 : 0;
          wrong += judged && table.isWrong(row) ? 1 : 0;
        }
      }
    }
    return new FilterResult(Arrays.copyOf(rows, passed), sets, truths, answers, right, wrong);
  }

  private static int failed(DigitTable table, DigitFilter filter, int set, int row, int index) {
    int failed = passes(filter.sets(), set) ? 0 : SET;
    failed |= passes(filter.truths(), table.truth(row)) ? 0 : TRUTH;
    failed |= passesAnswer(filter.answers(), table.answer(row)) ? 0 : ANSWER;
    failed |= passesVerdict(filter.verdict(), table, row) ? 0 : VERDICT;
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

  private static boolean passesAnswer(int mask, int answer) {
    return mask == DigitFilter.ANY || answer != DigitTable.UNREAD && passes(mask, answer);
  }

  private static boolean passesVerdict(Verdict verdict, DigitTable table, int row) {
    return switch (verdict) {
      case ANY -> true;
      case RIGHT -> table.isRead(row) && !table.isWrong(row);
      case WRONG -> table.isWrong(row);
    };
  }

  private static boolean passesConfidence(DigitFilter filter, float confidence) {
    boolean open = filter.leastConfidence() <= 0f && filter.mostConfidence() >= 1f;
    return open || confidence >= filter.leastConfidence() && confidence <= filter.mostConfidence();
  }
}
