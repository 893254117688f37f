package org.digitstudio.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigitStatisticsTest {
  /** Grey levels 0 to 5; the fours are 0, 1 and 5. */
  private final DigitTable table =
      new DigitTable(
          List.of(new DigitTables.Plain("plain", 4, 4, 9, 9, 2, 4)), List.of(Optional.empty()));

  @Test
  void meanAndVarianceFollowTheirDefinitions() {
    DigitStatistics four = DigitStatistics.of(table, DigitTables.rows(table), 2)[4];
    assertThat(four.count()).isEqualTo(3);
    assertThat(four.mean()[100]).isEqualTo(2);
    assertThat(four.variance()[100]).isCloseTo((4 + 1 + 9) / 3.0, within(1e-12));
  }

  @Test
  void theImageClosestToTheMeanIsTheMostTypical() {
    DigitStatistics four = DigitStatistics.of(table, DigitTables.rows(table), 2)[4];
    assertThat(four.mostTypical()).containsExactly(1, 0);
    assertThat(four.leastTypical()).containsExactly(5, 0);
  }

  @Test
  void aDigitWithoutImagesHasNoExamples() {
    DigitStatistics none = DigitStatistics.of(table, new int[] {0, 2}, 2)[7];
    assertThat(none.count()).isZero();
    assertThat(none.mostTypical()).isEmpty();
  }

  @Test
  void onlyTheGivenRowsAreCounted() {
    assertThat(DigitStatistics.counts(table, DigitTables.rows(table))[0])
        .containsExactly(0, 0, 1, 0, 3, 0, 0, 0, 0, 2);
    assertThat(DigitStatistics.counts(table, new int[] {0})[0][4]).isEqualTo(1);
    assertThat(DigitStatistics.counts(table, new int[0])[0]).containsOnly(0);
  }
}
