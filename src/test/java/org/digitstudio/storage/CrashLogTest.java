package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CrashLogTest {
  @Test
  void theSameProblemIsShownOnceAndAnotherAgain() {
    CrashLog log = new CrashLog();
    List<Throwable> shown = new ArrayList<>();
    log.onCrash(shown::add);
    for (int frame = 0; frame < 3; frame++) {
      log.uncaughtException(Thread.currentThread(), new IllegalStateException("test: expected"));
    }
    log.uncaughtException(Thread.currentThread(), new IllegalStateException("test: another"));
    assertThat(shown).hasSize(2);
  }

  @Test
  void aDialogThatFailsDoesNotMakeItWorse() {
    CrashLog log = new CrashLog();
    log.onCrash(
        problem -> {
          throw new IllegalStateException("test: no window");
        });
    log.uncaughtException(Thread.currentThread(), new IllegalStateException("test: expected too"));
  }
}
