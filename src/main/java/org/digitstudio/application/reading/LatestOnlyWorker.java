package org.digitstudio.application.reading;

import java.util.Optional;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;

/**
 * Runs requests in the background, one at a time, and drops all waiting ones but the newest, so
 * that results keep coming while a user draws. Its methods are called, and its results delivered,
 * on the JavaFX thread.
 *
 * @param <Q> the request, such as a page and how to read it
 * @param <R> the result
 */
public final class LatestOnlyWorker<Q, R> {
  /** Runs one request off the JavaFX thread. */
  @FunctionalInterface
  public interface Work<Q, R> {
    R run(Q request) throws Exception;
  }

  private final BackgroundRunner runner;
  private final Work<Q, R> work;
  private final Consumer<R> show;
  private final Consumer<Throwable> failed;
  private Optional<Q> waiting = Optional.empty();
  private boolean busy;
  private boolean discarded;

  public LatestOnlyWorker(
      BackgroundRunner runner, Work<Q, R> work, Consumer<R> show, Consumer<Throwable> failed) {
    this.runner = runner;
    this.work = work;
    this.show = show;
    this.failed = failed;
  }

  /** Submits a request; it replaces one that is still waiting. */
  public void ask(Q request) {
    if (busy) {
      waiting = Optional.of(request);
    } else {
      start(request);
    }
  }

  /** Discards the running and the waiting request; their results are not delivered. */
  public void forget() {
    waiting = Optional.empty();
    discarded = true;
  }

  private void start(Q request) {
    busy = true;
    discarded = false;
    runner.start(
        job -> work.run(request),
        result -> finish(() -> show.accept(result)),
        problem -> finish(() -> failed.accept(problem)));
  }

  private void finish(Runnable report) {
    busy = false;
    try {
      if (!discarded) {
        report.run();
      }
    } finally {
      Optional<Q> next = waiting;
      waiting = Optional.empty();
      next.ifPresent(this::start);
    }
  }
}
