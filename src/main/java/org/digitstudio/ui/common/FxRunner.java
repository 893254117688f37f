package org.digitstudio.ui.common;

import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;

/**
 * Runs work on daemon threads, one per job, and reports on the JavaFX thread. Once closed, it
 * cancels what is running and starts nothing more.
 */
public final class FxRunner implements BackgroundRunner, AutoCloseable {
  private final Set<BackgroundTask> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "background");
            thread.setDaemon(true);
            return thread;
          });

  @Override
  public <T> BackgroundTask start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    BackgroundTask job = new BackgroundTask();
    running.add(job);
    if (closed) {
      job.cancel();
    }
    threads.execute(() -> perform(job, work, done, failed));
    return job;
  }

  @SuppressWarnings("checkstyle:illegalcatch") // The owner must hear of Errors too.
  private <T> void perform(
      BackgroundTask job, Work<T> work, Consumer<T> done, Consumer<Throwable> failed) {
    try {
      job.checkCancelled();
      T result = work.run(job);
      answer(job, () -> done.accept(result));
    } catch (CancellationException e) {
      job.cancel();
    } catch (Throwable e) {
      // An Error too ends the work, and who waits for it must hear so: else they wait for ever.
      answer(job, () -> failed.accept(e));
    } finally {
      running.remove(job);
    }
  }

  private static void answer(BackgroundTask job, Runnable action) {
    Platform.runLater(
        () -> {
          if (!job.isCancelled()) {
            action.run();
          }
        });
  }

  @Override
  public void later(Runnable action) {
    Platform.runLater(action);
  }

  @Override
  public void close() {
    closed = true;
    running.forEach(BackgroundTask::cancel);
  }
}
