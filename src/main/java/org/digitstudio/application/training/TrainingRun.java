package org.digitstudio.application.training;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A run under way, as whoever started it holds it. Safe for all threads. */
public final class TrainingRun {
  private final String id;
  private final String name;
  private final PauseGate gate;
  private final CountDownLatch ended = new CountDownLatch(1);

  TrainingRun(String id, String name, PauseGate gate) {
    this.id = id;
    this.name = name;
    this.gate = gate;
  }

  public String id() {
    return id;
  }

  public String name() {
    return name;
  }

  /** The run waits after the batch it is at. */
  public void pause() {
    gate.setPaused(true);
  }

  public void resume() {
    gate.setPaused(false);
  }

  public boolean isPaused() {
    return gate.isPaused();
  }

  /**
   * Ends the run after the batch it is at. The best epoch's model is tested and kept, the last
   * epoch's checkpoint too, so that the run can go on.
   */
  public void stop() {
    gate.stop(false);
  }

  /** Ends the run at once; its last checkpoint lets it go on later. */
  public void abandon() {
    gate.stop(true);
  }

  public boolean isEnded() {
    return ended.getCount() == 0;
  }

  /**
   * Waits for the run's end.
   *
   * @return false if it did not come in that time
   */
  public boolean await(Duration longest) throws InterruptedException {
    return ended.await(longest.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the run's end, however long that takes. */
  public void await() throws InterruptedException {
    ended.await();
  }

  void markEnded() {
    ended.countDown();
  }
}
