package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class RunPaceTest {
  private static final long MILLI = 1_000_000;
  private static final Percentage FIFTH = Percentage.withPercentage(20);

  /** 60 batches an epoch; the machine takes half an epoch to warm up. */
  private static final class Machine {
    private final RunPace pace = new RunPace(10, 6_000, 100, 1_000, 2_000);
    private long now = 123_456_789;

    private void epoch(int number, int upTo) {
      pace.epochStarted(number, now);
      for (int batch = 1; batch <= upTo; batch++) {
        now += (number == 1 && batch <= 20 ? 60 : 10) * MILLI;
        pace.batchDone(batch, 60, now);
      }
      if (upTo == 60) {
        pace.epochTrained(now);
        now += 100 * MILLI;
        pace.epochDone(now);
      }
    }
  }

  @Test
  void afterTheFirstEpochTheTimeLeftIsWithinAFifthOfTheTruthThoughItWarmedUp() {
    Machine machine = new Machine();
    machine.epoch(1, 60);
    double truth = 9 * (0.6 + 0.1) + 0.2;
    assertThat(machine.pace.secondsLeft()).isCloseTo(truth, FIFTH);
  }

  @Test
  void inTheMiddleOfALaterEpochTheTimeLeftIsRight() {
    Machine machine = new Machine();
    for (int epoch = 1; epoch <= 4; epoch++) {
      machine.epoch(epoch, 60);
    }
    machine.epoch(5, 30);
    assertThat(machine.pace.secondsLeftInEpoch(30)).isCloseTo(0.3 + 0.1 + 5 * 0.7 + 0.2, FIFTH);
  }

  @Test
  void whenTheMachineSlowsDownTheTimeLeftFollows() {
    Machine machine = new Machine();
    for (int epoch = 1; epoch <= 3; epoch++) {
      machine.epoch(epoch, 60);
    }
    for (int epoch = 4; epoch <= 6; epoch++) {
      machine.pace.epochStarted(epoch, machine.now);
      machine.now += 1_200 * MILLI;
      machine.pace.epochTrained(machine.now);
      machine.now += 200 * MILLI;
      machine.pace.epochDone(machine.now);
    }
    assertThat(machine.pace.secondsLeft()).isCloseTo(4 * 1.4 + 0.4, FIFTH);
  }

  @Test
  void whenEpochsGetQuickerTheTimeLeftIsWithinAFifthOfTheTruthFromTheFirstOn() {
    // As measured: the article's network on two cores, its first epoch by tenths.
    double[] first = {.86, .70, .69, .72, .67, .63, .62, .65, .65, .63};
    double[] later = {5.93, 5.55, 5.48, 5.58, 5.12, 5.10, 5.26, 5.09, 5.06};
    RunPace pace = new RunPace(10, 60_000, 200, 10_000, 10_000);
    long now = 0;
    pace.epochStarted(1, now);
    for (int batch = 1; batch <= 300; batch++) {
      now += (long) (first[(batch - 1) / 30] / 30 * 1e9);
      pace.batchDone(batch, 300, now);
    }
    for (int done = 1; done < 10; done++) {
      if (done > 1) {
        pace.epochStarted(done, now);
        now += (long) (later[done - 2] * 1e9);
      }
      pace.epochTrained(now);
      now += 330 * MILLI;
      pace.epochDone(now);
      double truth = Arrays.stream(later, done - 1, 9).map(epoch -> epoch + 0.33).sum() + 0.33;
      assertThat(pace.secondsLeft()).isCloseTo(truth, FIFTH);
    }
  }

  @Test
  void theSpeedIsThatOfTheLastSecond() {
    Machine machine = new Machine();
    machine.epoch(1, 60);
    machine.epoch(2, 59);
    assertThat(machine.pace.imagesPerSecond()).isCloseTo(10_000, Percentage.withPercentage(1));
  }

  @Test
  void beforeTheFirstBatchNothingIsSaid() {
    RunPace pace = new RunPace(1, 100, 10, 0, 10);
    pace.epochStarted(1, 5);
    assertThat(pace.secondsLeftInEpoch(0)).isNaN();
    assertThat(pace.imagesPerSecond()).isZero();
  }
}
