package org.digitstudio.application.reading;

import java.util.Optional;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;

/**
 * Work that follows a pen: one question at a time, and of what waits only the newest, so that
 * answers keep coming however fast the questions do. Called and answered on the JavaFX thread.
 *
 * @param <Q> the question, such as a page and how to read it
 * @param <A> the answer
 */
public final class LatestOnlyWorker<Q, A> {
  /** Answers one question off the JavaFX thread. */
  @FunctionalInterface
  public interface Reader<Q, A> {
    A read(Q question) throws Exception;
  }

  private final BackgroundRunner runner;
  private final Reader<Q, A> reader;
  private final Consumer<A> show;
  private final Consumer<Throwable> failed;
  private Optional<Q> waiting = Optional.empty();
  private boolean busy;
  private boolean forgotten;

  public LatestOnlyWorker(
      BackgroundRunner runner, Reader<Q, A> reader, Consumer<A> show, Consumer<Throwable> failed) {
    this.runner = runner;
    this.reader = reader;
    this.show = show;
    this.failed = failed;
  }

  /** Asks; what was asked before and has not begun is no longer of interest. */
  public void ask(Q question) {
    if (busy) {
      waiting = Optional.of(question);
    } else {
      start(question);
    }
  }

  /** Forgets what was asked: nothing shows until the next question is answered. */
  public void forget() {
    waiting = Optional.empty();
    forgotten = true;
  }

  private void start(Q question) {
    busy = true;
    forgotten = false;
    runner.start(
        job -> reader.read(question),
        answer -> finish(() -> show.accept(answer)),
        problem -> finish(() -> failed.accept(problem)));
  }

  private void finish(Runnable tell) {
    busy = false;
    try {
      if (!forgotten) {
        tell.run();
      }
    } finally {
      Optional<Q> next = waiting;
      waiting = Optional.empty();
      next.ifPresent(this::start);
    }
  }
}
