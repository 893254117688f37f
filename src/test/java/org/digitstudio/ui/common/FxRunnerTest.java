package org.digitstudio.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.Fx;
import org.junit.jupiter.api.Test;

class FxRunnerTest {
  private final FxRunner runner = new FxRunner();
  private final AtomicInteger heard = new AtomicInteger();

  @Test
  void closingCancelsRunningTasksAndStartsNoMore() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    BackgroundTask endless =
        runner.start(
            job -> {
              begun.countDown();
              try {
                while (true) {
                  job.checkCancelled();
                  Thread.onSpinWait();
                }
              } finally {
                ended.countDown();
              }
            },
            done -> heard.incrementAndGet(),
            failed -> heard.incrementAndGet());
    assertThat(begun.await(60, TimeUnit.SECONDS)).isTrue();
    runner.close();
    assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
    assertThat(endless.isCancelled()).isTrue();
    BackgroundTask late = runner.start(job -> heard.incrementAndGet(), done -> {}, failed -> {});
    assertThat(late.isCancelled()).isTrue();
    assertThat(heard).hasValue(0);
  }

  @Test
  void anErrorIsReportedLikeAnyFailure() {
    Fx.run(Fx::assertOnFxThread);
    AtomicReference<Throwable> failure = new AtomicReference<>();
    runner.start(
        job -> {
          throw new NoClassDefFoundError("broken");
        },
        done -> heard.incrementAndGet(),
        failure::set);
    Fx.await(() -> failure.get() != null);
    assertThat(FailureText.of(failure.get())).isEqualTo(Messages.text("failure.library"));
    assertThat(heard).hasValue(0);
  }
}
