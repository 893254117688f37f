package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.digitstudio.insight.DigitFilter.Outcome;
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
    assertThat(all.labels()).containsExactly(1, 1, 0, 0, 4, 0, 0, 0, 0, 3);
    assertThat(all.predictions()).containsExactly(1, 0, 0, 0, 2, 0, 0, 0, 0, 3);
    assertThat(all.correct()).isEqualTo(3);
    assertThat(all.misclassified()).isEqualTo(3);
  }

  @Test
  void allConditionsApplyAndEachCountSaysWhatOneClickWouldShow() {
    DigitFilter foursPredictedAsNine = DigitFilter.ALL.withLabels(1 << 4).withPredictions(1 << 9);
    FilterResult result = of(foursPredictedAsNine);
    assertThat(result.rows()).containsExactly(1, 2);
    // With another label than 4: images predicted as 9. With another prediction: images of a 4.
    assertThat(result.labels()[9]).isEqualTo(1);
    assertThat(result.predictions()[4]).isEqualTo(1);
    assertThat(result.sets()).containsExactly(2, 0);
    assertThat(result.misclassified()).isEqualTo(2);
    assertThat(result.correct()).isZero();
  }

  @Test
  void anUnclassifiedImagePassesNoConditionOnThePrediction() {
    assertThat(of(DigitFilter.ALL.withOutcome(Outcome.CORRECT)).rows()).containsExactly(0, 3, 5);
    assertThat(of(DigitFilter.ALL.withOutcome(Outcome.MISCLASSIFIED)).rows())
        .containsExactly(1, 2, 4);
    assertThat(of(DigitFilter.ALL.withConfidence(0, .999f)).rows()).hasSize(6);
    assertThat(of(DigitFilter.ALL.withSets(2).withOutcome(Outcome.CORRECT)).rows()).isEmpty();
  }

  @Test
  void confidenceAndIndexRangesIncludeTheirEnds() {
    assertThat(of(DigitFilter.ALL.withConfidence(.6f, .8f)).rows()).containsExactly(1, 2, 5);
    assertThat(of(DigitFilter.ALL.withIndices(1, 2)).rows()).containsExactly(1, 2, 7, 8);
  }

  @Test
  void chosenRowsAreAConditionLikeTheOthers() {
    DigitFilter lasso = DigitFilter.ALL.withChosen(Optional.of(RowSet.of(new int[] {7, 2, 2, 0})));
    assertThat(of(lasso).rows()).containsExactly(0, 2, 7);
    assertThat(of(lasso.withLabels(1 << 4)).rows()).containsExactly(0, 2);
    assertThat(lasso.chosen().orElseThrow().size()).isEqualTo(3);
  }

  @Test
  void removingTheLastChoiceAllowsAllAgain() {
    int four = DigitFilter.toggled(DigitFilter.ANY, 4);
    assertThat(DigitFilter.includes(four, 4)).isTrue();
    assertThat(DigitFilter.includes(four, 9)).isFalse();
    assertThat(DigitFilter.toggled(DigitFilter.toggled(four, 9), 4)).isEqualTo(1 << 9);
    assertThat(DigitFilter.toggled(four, 4)).isEqualTo(DigitFilter.ANY);
  }

  @Test
  void ordersSortByConfidenceAndLossWithUnclassifiedImagesLast() {
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
