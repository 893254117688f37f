package org.digitstudio.application;

import java.util.function.Consumer;

/**
 * The one way work leaves the JavaFX thread. The window's runner works on background threads and
 * answers on the JavaFX thread; the tests' runner does everything at once, where it is called.
 */
public interface BackgroundRunner {

  /**
   * Starts work.
   *
   * @param work does the job off the JavaFX thread; may throw
   * @param done hears the result on the JavaFX thread; not called after a cancel
   * @param failed receives whatever the work threw, Errors included, on the JavaFX thread; not
   *     called after a cancel
   */
  <T> BackgroundTask start(Work<T> work, Consumer<T> done, Consumer<Throwable> failed);

  /** Runs on the JavaFX thread soon; in tests, at once. */
  void later(Runnable action);

  /** A task that may take long, report how far it is and be cancelled. */
  @FunctionalInterface
  interface Work<T> {
    T run(BackgroundTask job) throws Exception;
  }
}
