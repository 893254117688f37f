package org.digitstudio.application.training;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** The gate at which a run's thread waits while it is paused, or ends. Safe for all threads. */
final class PauseGate {
  private final LongSupplier nanoClock;
  private boolean paused;
  private boolean stopping;
  private boolean abandoned;
  private long pausedNanos;

  PauseGate(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  synchronized void setPaused(boolean paused) {
    this.paused = paused;
    notifyAll();
  }

  /**
   * Ends the run.
   *
   * @param atOnce without an evaluation on the test set
   */
  synchronized void stop(boolean atOnce) {
    stopping = true;
    abandoned |= atOnce;
    paused = false;
    notifyAll();
  }

  synchronized boolean isPaused() {
    return paused;
  }

  synchronized boolean isStopping() {
    return stopping;
  }

  synchronized boolean isAbandoned() {
    return abandoned;
  }

  /** Returns how long the run has been paused so far. */
  synchronized long pausedNanos() {
    return pausedNanos;
  }

  /**
   * Waits while paused.
   *
   * @param onPause receives true before a wait and false after it
   * @return false once the run is to end
   */
  boolean pass(Consumer<Boolean> onPause) {
    if (isPaused()) {
      onPause.accept(true);
      awaitResume();
      onPause.accept(false);
    }
    return !isStopping();
  }

  private synchronized void awaitResume() {
    long start = nanoClock.getAsLong();
    while (paused) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stop(true);
      }
    }
    pausedNanos += nanoClock.getAsLong() - start;
  }
}
