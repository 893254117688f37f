package org.digitstudio.engine.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The time limit only ends a test that hangs, as training once did after an Error. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerPoolTest {

  @Test
  void everyWorkerRunsEveryPhaseOnce() {
    AtomicIntegerArray runs = new AtomicIntegerArray(3);
    try (WorkerPool pool = new WorkerPool(3)) {
      for (int i = 0; i < 1000; i++) {
        pool.run(runs::incrementAndGet);
      }
    }
    assertThat(runs).hasToString("[1000, 1000, 1000]");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2})
  void anErrorInAnyWorkerReachesTheCallerAndThePoolStaysUsable(int failing) {
    OutOfMemoryError error = new OutOfMemoryError("made up");
    try (WorkerPool pool = new WorkerPool(3)) {
      assertThatThrownBy(
              () ->
                  pool.run(
                      worker -> {
                        if (worker == failing) {
                          throw error;
                        }
                      }))
          .isSameAs(error);

      AtomicIntegerArray runs = new AtomicIntegerArray(3);
      pool.run(runs::incrementAndGet);
      assertThat(runs).hasToString("[1, 1, 1]");
    }
  }

  @Test
  void theFailuresOfOtherWorkersAreKeptBesideTheFirst() {
    try (WorkerPool pool = new WorkerPool(2)) {
      Throwable first =
          catchThrowable(
              () ->
                  pool.run(
                      worker -> {
                        throw new IllegalStateException("worker " + worker);
                      }));
      assertThat(first).isInstanceOf(IllegalStateException.class);
      assertThat(first.getSuppressed()).hasSize(1);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void aClosedPoolRefusesToRun(int size) {
    WorkerPool pool = new WorkerPool(size);
    pool.close();

    assertThatThrownBy(() -> pool.run(worker -> {})).isInstanceOf(IllegalStateException.class);
  }
}
