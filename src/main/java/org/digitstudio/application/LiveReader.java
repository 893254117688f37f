package org.digitstudio.application;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads what a pen draws while it draws: one reading at a time, of what waits only the newest, and
 * an answer to an older question never shows. Called and answered on the JavaFX thread.
 *
 * @param <Q> the question, such as a page and how to read it
 * @param <A> the answer
 */
public final class LiveReader<Q, A> {
  /** Answers one question off the JavaFX thread. */
  @FunctionalInterface
  public interface Reader<Q, A> {
    A read(Q question) throws Exception;
  }

  private final BackgroundRunner runner;
  private final Reader<Q, A> reader;
  private final Consumer<A> show;
  private final Consumer<Exception> failed;
  private Optional<Q> waiting = Optional.empty();
  private boolean busy;
  private long asked;

  public LiveReader(
      BackgroundRunner runner, Reader<Q, A> reader, Consumer<A> show, Consumer<Exception> failed) {
    this.runner = runner;
    this.reader = reader;
    this.show = show;
    this.failed = failed;
  }

  /** Asks; whatever was asked before is no longer of interest. */
  public void ask(Q question) {
    asked++;
    if (busy) {
      waiting = Optional.of(question);
    } else {
      start(question);
    }
  }

  /** Forgets what was asked: nothing shows until the next question. */
  public void forget() {
    asked++;
    waiting = Optional.empty();
  }

  private void start(Q question) {
    long number = asked;
    busy = true;
    runner.start(
        job -> reader.read(question),
        answer -> finish(number, () -> show.accept(answer)),
        problem -> finish(number, () -> failed.accept(problem)));
  }

  private void finish(long number, Runnable tell) {
    busy = false;
    if (number == asked) {
      tell.run();
    }
    Optional<Q> next = waiting;
    waiting = Optional.empty();
    next.ifPresent(this::start);
  }
}
