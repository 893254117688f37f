package org.digitstudio.application;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/** Holds work back until a test lets it run, so that it can be cancelled in between. */
public final class HeldRunner implements BackgroundRunner {
  private final Deque<Runnable> held = new ArrayDeque<>();

  @Override
  public <T> BackgroundTask start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    BackgroundTask job = new BackgroundTask();
    held.add(() -> perform(job, work, done, failed));
    return job;
  }

  @SuppressWarnings("checkstyle:illegalcatch") // The owner must hear of Errors too.
  private static <T> void perform(
      BackgroundTask job, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    T result;
    try {
      result = work.run(job);
    } catch (CancellationException e) {
      return;
    } catch (Throwable e) {
      if (!job.isCancelled()) {
        failed.accept(e);
      }
      return;
    }
    if (!job.isCancelled()) {
      done.accept(result);
    }
  }

  /** Runs what waits, and what that starts. */
  public void runAll() {
    while (!held.isEmpty()) {
      held.remove().run();
    }
  }

  /** Runs what has waited longest. */
  public void runNext() {
    held.remove().run();
  }

  public int waiting() {
    return held.size();
  }

  @Override
  public void later(Runnable action) {
    action.run();
  }
}
