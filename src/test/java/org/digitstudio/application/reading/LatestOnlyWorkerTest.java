package org.digitstudio.application.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.SynchronousRunner;
import org.junit.jupiter.api.Test;

class LatestOnlyWorkerTest {
  private static final int OUT_OF_MEMORY = 99;

  private final Deque<Runnable> begun = new ArrayDeque<>();
  private final List<String> shown = new ArrayList<>();
  private final LatestOnlyWorker<Integer, String> reader =
      new LatestOnlyWorker<>(
          new Waiting(), LatestOnlyWorkerTest::answer, shown::add, problem -> shown.add("failed"));

  private static String answer(int question) {
    if (question < 0) {
      throw new IllegalArgumentException("below zero");
    }
    if (question == OUT_OF_MEMORY) {
      throw new OutOfMemoryError("as a test has it");
    }
    return "answer " + question;
  }

  @Test
  void resultsKeepComingHoweverFastRequestsAre() {
    for (int question = 0; question < 30; question++) {
      reader.ask(question);
      if (question % 10 == 9) {
        finishOne();
      }
    }
    finishOne();
    assertThat(shown).containsExactly("answer 0", "answer 9", "answer 19", "answer 29");
    assertThat(begun).isEmpty();
  }

  @Test
  void aForgottenRequestHasNoResultAndTheNextOneHas() {
    reader.ask(1);
    reader.ask(2);
    reader.forget();
    finishOne();
    assertThat(shown).isEmpty();
    reader.ask(3);
    reader.forget();
    reader.ask(4);
    finishOne();
    finishOne();
    assertThat(shown).containsExactly("answer 4");
  }

  @Test
  void aFailureIsReportedAndTheNextRequestRuns() {
    reader.ask(-1);
    reader.ask(5);
    finishOne();
    finishOne();
    assertThat(shown).containsExactly("failed", "answer 5");
  }

  @Test
  void afterAnErrorTheNextRequestRuns() {
    reader.ask(OUT_OF_MEMORY);
    reader.ask(5);
    finishOne();
    finishOne();
    assertThat(shown).containsExactly("failed", "answer 5");
  }

  @Test
  void aListenerThatFailsDoesNotStopTheWorker() {
    LatestOnlyWorker<Integer, String> fussy =
        new LatestOnlyWorker<>(
            new Waiting(),
            LatestOnlyWorkerTest::answer,
            answer -> {
              if (shown.isEmpty()) {
                shown.add("refused");
                throw new IllegalStateException(answer);
              }
              shown.add(answer);
            },
            problem -> {});
    fussy.ask(1);
    fussy.ask(2);
    assertThatThrownBy(this::finishOne).isInstanceOf(IllegalStateException.class);
    finishOne();
    assertThat(shown).containsExactly("refused", "answer 2");
  }

  private void finishOne() {
    begun.removeFirst().run();
  }

  /** Begins at once and ends when the test says so. */
  private final class Waiting implements BackgroundRunner {
    @Override
    public <T> BackgroundTask start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
      SynchronousRunner now = new SynchronousRunner();
      begun.add(() -> now.start(work, done, failed));
      return new BackgroundTask();
    }

    @Override
    public void later(Runnable action) {
      action.run();
    }
  }
}
