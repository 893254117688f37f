package org.digitstudio.application.training;

import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Where a run's thread asks whether to wait or to end. Safe for all threads. */
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
   * @param atOnce without looking at the test set first
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

  /** How long the run has waited so far. */
  synchronized long pausedNanos() {
    return pausedNanos;
  }

  /**
   * Waits while paused.
   *
   * @param waiting hears true before a wait and false after it
   * @return false once the run is to end
   */
  boolean pass(Consumer<Boolean> waiting) {
    if (isPaused()) {
      waiting.accept(true);
      awaitGoingOn();
      waiting.accept(false);
    }
    return !isStopping();
  }

  private synchronized void awaitGoingOn() {
    long from = nanoClock.getAsLong();
    while (paused) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        stop(true);
      }
    }
    pausedNanos += nanoClock.getAsLong() - from;
  }
}
