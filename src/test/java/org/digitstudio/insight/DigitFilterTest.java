package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.digitstudio.insight.DigitFilter.Verdict;
import org.junit.jupiter.api.Test;

class DigitFilterTest {
  private final DigitTable table = DigitTables.table();

  private FilterResult of(DigitFilter filter) {
    return FilterResult.of(table, filter);
  }

  @Test
  void withoutConditionsEverythingPassesAndIsCounted() {
    FilterResult all = of(DigitFilter.ALL);
    assertThat(all.rows()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(all.sets()).containsExactly(6, 3);
    assertThat(all.truths()).containsExactly(1, 1, 0, 0, 4, 0, 0, 0, 0, 3);
    assertThat(all.answers()).containsExactly(1, 0, 0, 0, 2, 0, 0, 0, 0, 3);
    assertThat(all.right()).isEqualTo(3);
    assertThat(all.wrong()).isEqualTo(3);
  }

  @Test
  void conditionsHoldTogetherAndEachCountSaysWhatOneClickWouldShow() {
    DigitFilter foursReadAsNine = DigitFilter.ALL.withTruths(1 << 4).withAnswers(1 << 9);
    FilterResult result = of(foursReadAsNine);
    assertThat(result.rows()).containsExactly(1, 2);
    // Another true digit in place of 4: those read as 9. Another answer: those that are 4.
    assertThat(result.truths()[9]).isEqualTo(1);
    assertThat(result.answers()[4]).isEqualTo(1);
    assertThat(result.sets()).containsExactly(2, 0);
    assertThat(result.wrong()).isEqualTo(2);
    assertThat(result.right()).isZero();
  }

  @Test
  void aPictureNotReadYetPassesNoConditionOnTheAnswer() {
    assertThat(of(DigitFilter.ALL.withVerdict(Verdict.RIGHT)).rows()).containsExactly(0, 3, 5);
    assertThat(of(DigitFilter.ALL.withVerdict(Verdict.WRONG)).rows()).containsExactly(1, 2, 4);
    assertThat(of(DigitFilter.ALL.withConfidence(0, .999f)).rows()).hasSize(6);
    assertThat(of(DigitFilter.ALL.withSets(2).withVerdict(Verdict.RIGHT)).rows()).isEmpty();
  }

  @Test
  void confidenceAndIndexAreRangesWithTheirEnds() {
    assertThat(of(DigitFilter.ALL.withConfidence(.6f, .8f)).rows()).containsExactly(1, 2, 5);
    assertThat(of(DigitFilter.ALL.withIndices(1, 2)).rows()).containsExactly(1, 2, 7, 8);
  }

  @Test
  void whatTheLassoChoseIsAConditionLikeTheOthers() {
    DigitFilter lasso = DigitFilter.ALL.withChosen(Optional.of(RowSet.of(new int[] {7, 2, 2, 0})));
    assertThat(of(lasso).rows()).containsExactly(0, 2, 7);
    assertThat(of(lasso.withTruths(1 << 4)).rows()).containsExactly(0, 2);
    assertThat(lasso.chosen().orElseThrow().size()).isEqualTo(3);
  }

  @Test
  void theLastChoiceTakenAwayAllowsAllAgain() {
    int four = DigitFilter.toggled(DigitFilter.ANY, 4);
    assertThat(DigitFilter.names(four, 4)).isTrue();
    assertThat(DigitFilter.names(four, 9)).isFalse();
    assertThat(DigitFilter.toggled(DigitFilter.toggled(four, 9), 4)).isEqualTo(1 << 9);
    assertThat(DigitFilter.toggled(four, 4)).isEqualTo(DigitFilter.ANY);
  }

  @Test
  void ordersSortByConfidenceAndLossWithTheUnreadLast() {
    int[] rows = DigitTables.rows(table);
    assertThat(DigitOrder.INDEX.sort(table, rows, 1)).containsExactly(rows);
    assertThat(DigitOrder.LOWEST_CONFIDENCE.sort(table, rows, 1))
        .containsExactly(4, 2, 5, 1, 0, 3, 6, 7, 8);
    assertThat(DigitOrder.HIGHEST_CONFIDENCE.sort(table, rows, 1))
        .containsExactly(3, 0, 1, 5, 2, 4, 6, 7, 8);
    // Row 1 gives its label (1 - 0.8) / 9, less than rows 2 and 4 do.
    assertThat(DigitOrder.HIGHEST_LOSS.sort(table, rows, 1))
        .containsExactly(1, 2, 4, 5, 0, 3, 6, 7, 8);
    assertThat(DigitOrder.LOWEST_LOSS.sort(table, rows, 1))
        .containsExactly(3, 0, 5, 4, 2, 1, 6, 7, 8);
  }

  @Test
  void aShuffleIsTheSameForTheSameSeedAndHoldsEveryRowOnce() {
    int[] rows = DigitTables.rows(table);
    int[] first = DigitOrder.SHUFFLED.sort(table, rows, 7);
    assertThat(first).isEqualTo(DigitOrder.SHUFFLED.sort(table, rows, 7)).isNotEqualTo(rows);
    assertThat(DigitOrder.SHUFFLED.sort(table, rows, 8)).isNotEqualTo(first);
    assertThat(Arrays.stream(first).sorted().toArray()).isEqualTo(rows);
  }

  @Test
  void theTableKnowsSetIndexLossAndConfusions() {
    assertThat(table.set(5)).isZero();
    assertThat(table.set(6)).isEqualTo(1);
    assertThat(table.index(8)).isEqualTo(2);
    assertThat(table.loss(0)).isCloseTo((float) -Math.log(.9), within(1e-6f));
    assertThat(table.loss(6)).isNaN();
    ConfusionMatrix matrix = table.confusion(DigitTables.rows(table));
    assertThat(matrix.count(4, 9)).isEqualTo(2);
    assertThat(matrix.count(9, 4)).isEqualTo(1);
    assertThat(matrix.total()).isEqualTo(6);
    assertThat(matrix.recall(4)).isEqualTo(1 / 3.0);
    assertThat(matrix.precision(4)).isEqualTo(.5);
    assertThat(matrix.recall(7)).isNaN();
    assertThat(table.pick("some", new int[] {8, 1}).label(0)).isEqualTo(1);
  }
}
