package org.digitstudio.engine.op;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A fixed crew of threads that all run the same phase, each on its own share, and meet at its end.
 * The calling thread is worker 0. Others spin for some microseconds between phases, then sleep.
 */
public final class WorkerPool implements AutoCloseable {
  private static final int SPINS = 8_000;

  /** A part of a step; each worker does its share. */
  @FunctionalInterface
  public interface Phase {
    public void run(int worker);
  }

  private final int size;
  private final Thread[] threads;
  private final AtomicInteger working = new AtomicInteger();
  private volatile int round;
  private volatile boolean closed;
  private Phase phase = worker -> {};
  private volatile @Nullable Exception failure;
  private volatile @Nullable Thread caller;

  public WorkerPool(int size) {
    this.size = size;
    this.threads = new Thread[size - 1];
    for (int i = 1; i < size; i++) {
      int worker = i;
      threads[i - 1] = Thread.ofPlatform().daemon().name("engine-" + i).start(() -> serve(worker));
    }
  }

  int size() {
    return size;
  }

  /** Runs a phase on every worker and returns when all are done. */
  public void run(Phase next) {
    if (size == 1) {
      next.run(0);
      return;
    }
    phase = next;
    caller = Thread.currentThread();
    working.set(size - 1);
    round++;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
    try {
      next.run(0);
    } finally {
      await();
    }
    Exception failed = failure;
    if (failed != null) {
      failure = null;
      throw new IllegalStateException("A worker of the engine failed", failed);
    }
  }

  private void await() {
    for (int i = 0; working.get() > 0; i++) {
      pause(i);
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
      try {
        phase.run(worker);
      } catch (RuntimeException e) {
        failure = e;
      }
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

  @Override
  public void close() {
    closed = true;
    for (Thread thread : threads) {
      LockSupport.unpark(thread);
    }
  }
}
