package org.digitstudio.ui.inside;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.Job;

/** Work that follows a pen: one piece at a time, and of what waits only the newest. */
final class Newest<I, O> {
  private final BackgroundRunner runner;
  private final BiFunction<I, Job, O> work;
  private final Consumer<O> done;
  private final Consumer<Exception> failed;
  private Optional<I> waiting = Optional.empty();
  private boolean busy;

  Newest(
      BackgroundRunner runner,
      BiFunction<I, Job, O> work,
      Consumer<O> done,
      Consumer<Exception> failed) {
    this.runner = runner;
    this.work = work;
    this.done = done;
    this.failed = failed;
  }

  void submit(I input) {
    if (busy) {
      waiting = Optional.of(input);
      return;
    }
    busy = true;
    runner.start(job -> work.apply(input, job), this::finish, this::fail);
  }

  private void finish(O result) {
    done.accept(result);
    next();
  }

  private void fail(Exception cause) {
    failed.accept(cause);
    next();
  }

  private void next() {
    busy = false;
    Optional<I> following = waiting;
    waiting = Optional.empty();
    following.ifPresent(this::submit);
  }
}
