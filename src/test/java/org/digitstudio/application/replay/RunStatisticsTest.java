package org.digitstudio.application.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.digitstudio.domain.training.Moment;
import org.junit.jupiter.api.Test;

class RunStatisticsTest {
  private static double[] chosen(double... epochs) {
    var moments =
        DoubleStream.of(epochs).mapToObj(at -> new Moment(at, (long) (at * 100), 1, 0)).toList();
    return IntStream.of(RunStatistics.choose(moments)).mapToDouble(i -> epochs[i]).toArray();
  }

  @Test
  void theEndsOfEpochsAreChosenFromALongRun() {
    assertThat(chosen(0, 0.01, 0.5, 1, 1.5, 2, 2.5, 3, 3.5, 4)).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void aShortRunAlsoShowsMomentsInBetween() {
    assertThat(chosen(0, 0.1, 0.4, 1)).containsExactly(0, 0.1, 0.4, 1);
  }

  @Test
  void atMostTwelveMomentsAreChosenTheFirstAndTheLastAmongThem() {
    double[] chosen = chosen(IntStream.rangeClosed(0, 100).asDoubleStream().toArray());

    assertThat(chosen).hasSize(12).startsWith(0).endsWith(100).isSorted();
  }

  @Test
  void aRunThatHasOnlyItsInitialWeightsShowsThem() {
    assertThat(chosen(0)).containsExactly(0);
  }
}
