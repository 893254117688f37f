package org.digitstudio.application;

import java.util.function.Consumer;

/** Does all work at once on the calling thread, so that tests need no waiting. */
public final class SynchronousRunner implements BackgroundRunner {
  @Override
  @SuppressWarnings("checkstyle:illegalcatch") // The owner must hear of Errors too.
  public <T> BackgroundTask start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    BackgroundTask job = new BackgroundTask();
    T result;
    try {
      result = work.run(job);
    } catch (Throwable e) {
      failed.accept(e);
      return job;
    }
    done.accept(result);
    return job;
  }

  @Override
  public void later(Runnable action) {
    action.run();
  }
}
