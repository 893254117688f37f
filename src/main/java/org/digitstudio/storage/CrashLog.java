package org.digitstudio.storage;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * The handler of uncaught exceptions: it logs each once, with its cause, and shows it once the
 * window is there. It is installed before anything else.
 */
public final class CrashLog implements Thread.UncaughtExceptionHandler {
  private volatile Optional<Consumer<Throwable>> listener = Optional.empty();
  private final AtomicReference<String> last = new AtomicReference<>("");

  /** Makes this the handler of all threads. */
  public CrashLog install() {
    Thread.setDefaultUncaughtExceptionHandler(this);
    return this;
  }

  /** Sets the window's way to show a failure; it is called on the thread that failed. */
  public void onCrash(Consumer<Throwable> shows) {
    listener = Optional.of(shows);
  }

  @Override
  @SuppressWarnings("checkstyle:illegalcatch") // The last handler must not throw.
  public void uncaughtException(Thread thread, Throwable problem) {
    if (last.getAndSet(signature(problem)).equals(signature(problem))) {
      return; // One that recurs with every frame is reported once.
    }
    LoggerFactory.getLogger(CrashLog.class).error("Uncaught in {}", thread.getName(), problem);
    try {
      listener.ifPresent(shows -> shows.accept(problem));
    } catch (RuntimeException | Error e) {
      LoggerFactory.getLogger(CrashLog.class).error("The problem could not be shown", e);
    }
  }

  private static String signature(Throwable problem) {
    StackTraceElement[] trace = problem.getStackTrace();
    return problem + (trace.length > 0 ? " at " + trace[0] : "");
  }
}
