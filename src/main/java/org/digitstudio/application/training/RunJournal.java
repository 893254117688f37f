package org.digitstudio.application.training;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;

/**
 * The record of the run under way, and the run's lease: whatever changes or saves the record does
 * it here. Safe for all threads.
 */
final class RunJournal implements AutoCloseable {
  private final RunStore.Lease lease;
  private RunRecord record;

  private RunJournal(RunStore.Lease lease, RunRecord record) {
    this.lease = lease;
    this.record = record;
  }

  /** Makes a new run. */
  static RunJournal create(RunStore runs, RunRecord run) throws IOException {
    return new RunJournal(runs.create(run), run);
  }

  /** Acquires a run and reads its record as its last holder left it. */
  @SuppressWarnings("checkstyle:illegalcatch") // Cleans up and rethrows.
  static RunJournal open(RunStore runs, String id) throws IOException {
    RunStore.Lease lease = runs.acquire(id);
    try {
      return new RunJournal(lease, lease.load());
    } catch (IOException | RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  synchronized RunRecord record() {
    return record;
  }

  /** Returns the run's files, of which the record is written here alone. */
  RunStore.Lease files() {
    return lease;
  }

  /** Changes the record in memory; the next {@link #save} writes it. */
  synchronized RunRecord update(UnaryOperator<RunRecord> change) {
    record = change.apply(record);
    return record;
  }

  /** Changes the record and writes it. */
  synchronized RunRecord save(UnaryOperator<RunRecord> change) throws IOException {
    update(change);
    lease.save(record);
    return record;
  }

  @Override
  public void close() {
    lease.close();
  }
}
