package org.digitstudio.application;

import java.util.function.Consumer;

/**
 * Runs work off the JavaFX thread. The window's runner uses background threads and reports on the
 * JavaFX thread; the tests' runner does everything at once, where it is called.
 */
public interface BackgroundRunner {

  /**
   * Starts work.
   *
   * @param work runs off the JavaFX thread; may throw
   * @param done receives the result on the JavaFX thread; not called after a cancel
   * @param failed receives whatever the work threw, Errors included, on the JavaFX thread; not
   *     called after a cancel
   */
  <T> BackgroundTask start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed);

  /** Runs an action on the JavaFX thread soon; in tests, at once. */
  void later(Runnable action);

  /** Work that may take long, report its progress and be cancelled. */
  @FunctionalInterface
  interface Work<T> {
    T run(BackgroundTask task) throws Exception;
  }
}
