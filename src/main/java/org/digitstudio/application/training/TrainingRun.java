package org.digitstudio.application.training;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.digitstudio.domain.training.RunRecord;

/** A run under way, as its starter controls it. Safe for all threads. */
public final class TrainingRun {
  private final RunRecord requested;
  private final PauseGate gate;
  private final CountDownLatch ended = new CountDownLatch(1);
  private Optional<RunJournal> journal = Optional.empty();

  TrainingRun(RunRecord requested, PauseGate gate) {
    this.requested = requested;
    this.gate = gate;
  }

  public String id() {
    return requested.id();
  }

  public synchronized String name() {
    return journal.map(RunJournal::record).orElse(requested).name();
  }

  /**
   * Renames the run.
   *
   * @return false if it has not been opened yet, or has ended: the store can rename it then
   * @throws IOException if the record cannot be written
   */
  synchronized boolean rename(String name) throws IOException {
    if (journal.isPresent()) {
      journal.get().save(run -> run.withName(name));
    }
    return journal.isPresent();
  }

  synchronized void attach(RunJournal opened) {
    journal = Optional.of(opened);
  }

  synchronized void detach() {
    journal = Optional.empty();
  }

  /** Pauses the run after the current batch. */
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
   * Ends the run after the current batch. The best epoch's model is tested and saved, and the last
   * epoch's checkpoint is kept, so that the run can resume.
   */
  public void stop() {
    gate.stop(false);
  }

  /** Ends the run at once; it can resume from its last checkpoint. */
  public void abandon() {
    gate.stop(true);
  }

  public boolean isEnded() {
    return ended.getCount() == 0;
  }

  /**
   * Waits for the run's end.
   *
   * @return false if it did not end in time
   */
  public boolean await(Duration timeout) throws InterruptedException {
    return ended.await(timeout.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Waits for the run's end, however long that takes. */
  public void await() throws InterruptedException {
    ended.await();
  }

  void markEnded() {
    ended.countDown();
  }
}
