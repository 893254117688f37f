package org.digitstudio.engine.op;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed number of threads that all run the same phase, each on its own share, with a barrier at
 * its end. The calling thread is worker 0. Between phases the others spin for some microseconds,
 * then sleep. To be used by one thread.
 */
public final class WorkerPool implements AutoCloseable {
  private static final int SPINS = 8_000;

  /** A phase of a batch's work; each worker does its share. */
  @FunctionalInterface
  public interface Phase {
    void run(int worker);
  }

  private final Thread[] threads;
  private final AtomicInteger working = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile int round;
  private volatile boolean closed;
  private Phase phase = worker -> {};
  private volatile @Nullable Thread caller;

  public WorkerPool(int size) {
    this.threads = new Thread[size - 1];
    try {
      for (int i = 1; i < size; i++) {
        int worker = i;
        threads[i - 1] =
            Thread.ofPlatform().daemon().name("engine-" + i).start(() -> serve(worker));
      }
    } catch (OutOfMemoryError e) {
      close(); // No more threads: end those that did start.
      throw e;
    }
  }

  /**
   * Runs a phase on every worker and returns when all have finished.
   *
   * @throws IllegalStateException if the pool is closed
   * @throws RuntimeException the first exception or error of any worker, with those of others as
   *     suppressed
   */
  public void run(Phase next) {
    if (closed) {
      throw new IllegalStateException("The worker pool is closed");
    }
    phase = next;
    caller = Thread.currentThread();
    working.set(threads.length);
    round++;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    runShare(0);
    for (int i = 0; working.get() > 0; i++) {
      pause(i);
    }
    Throwable failed = failure.getAndSet(null);
    if (failed instanceof Error error) {
      throw error;
    }
    if (failed instanceof RuntimeException exception) {
      throw exception;
    }
  }

  /** Runs a worker's share; an exception is kept for the caller, who waits for all workers. */
  @SuppressWarnings("checkstyle:illegalcatch") // Errors are passed to the caller too.
  private void runShare(int worker) {
    try {
      phase.run(worker);
    } catch (Throwable e) {
      Throwable first = failure.compareAndExchange(null, e);
      if (first != null && first != e) {
        first.addSuppressed(e);
      }
    }
  }

  private void serve(int worker) {
    int seen = 0;
    while (true) {
      for (int i = 0; round == seen; i++) {
        if (closed) {
          return;
        }
        pause(i);
      }
      seen = round;
      runShare(worker);
      if (working.decrementAndGet() == 0) {
        LockSupport.unpark(caller);
      }
    }
  }

  private static void pause(int spins) {
    if (spins < SPINS) {
      Thread.onSpinWait();
    } else {
      LockSupport.park();
    }
  }

  /** Ends the threads; a closed pool cannot run anything. */
  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread); // Does nothing for null, a thread that never started.
    }
  }
}
