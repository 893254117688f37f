package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.digitstudio.domain.network.NetworkSpec;
import org.junit.jupiter.api.Test;

class SnapshotScheduleTest {

  @Test
  void theDescribedRunIsDenseInItsFirstEpochAndKeepsTheEndOfEach() {
    SnapshotSchedule schedule = new SnapshotSchedule(NetworkSpec.asDescribed(), 10, 275);

    assertThat(schedule.size()).isBetween(18, 26);
    assertThat(LongStream.rangeClosed(0, 275).filter(schedule::contains).count())
        .isGreaterThanOrEqualTo(9);
    for (int epoch = 0; epoch <= 10; epoch++) {
      assertThat(schedule.contains(275L * epoch)).as("after epoch %d", epoch).isTrue();
    }
  }

  @Test
  void aLongRunKeepsItsFirstAndItsLastStep() {
    SnapshotSchedule schedule = new SnapshotSchedule(NetworkSpec.asDescribed(), 1_000, 430);

    assertThat(schedule.size()).isLessThanOrEqualTo(26);
    assertThat(schedule.contains(0)).isTrue();
    assertThat(schedule.contains(430_000)).isTrue();
  }

  @Test
  void aRunOfOneEpochOrOneBatchIsKeptToo() {
    assertThat(new SnapshotSchedule(NetworkSpec.asCoded(), 1, 275).contains(275)).isTrue();
    SnapshotSchedule single = new SnapshotSchedule(NetworkSpec.asCoded(), 1, 1);
    assertThat(single.contains(0)).isTrue();
    assertThat(single.contains(1)).isTrue();
  }
}
