package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;

/**
 * Keeps every training run. All writing is atomic, and only the holder of a run's {@link Lease}
 * writes. Files are hostile until checked.
 */
public interface RunStore {

  /** Returns all runs, newest first, without those whose files are broken. */
  List<RunRecord> list() throws IOException;

  /**
   * Returns a run's record. One that was {@link RunStatus#RUNNING} when its program ended is {@link
   * RunStatus#INTERRUPTED}.
   *
   * @throws IOException if there is no such run or its files are broken
   */
  RunRecord load(String id) throws IOException;

  /** Makes a new run and acquires it. */
  Lease create(RunRecord run) throws IOException;

  /**
   * Acquires a run, so that no other program changes it at the same time. The lease ends with the
   * program at the latest.
   *
   * @throws IOException if there is no such run, or another holds it
   */
  Lease acquire(String id) throws IOException;

  /** Returns the path of the run's model, whether it is there yet or not. */
  Path modelFile(String id);

  /**
   * Renames a run that is not being trained.
   *
   * @throws IOException if another holds it
   */
  default void rename(String id, String name) throws IOException {
    try (Lease lease = acquire(id)) {
      lease.save(lease.load().withName(name));
    }
  }

  /**
   * Deletes a run and all its files.
   *
   * @throws IOException if another holds it
   */
  void delete(String id) throws IOException;

  /** Returns the histories of the runs. */
  default HistoryStore histories() {
    return HistoryStore.NONE;
  }

  /** The exclusive right to write one run's files. */
  interface Lease extends AutoCloseable {
    /** Returns the record as it was last saved. */
    RunRecord load() throws IOException;

    /** Replaces the record. */
    void save(RunRecord run) throws IOException;

    /** Writes a checkpoint. The one before it is kept, in case this one is found damaged later. */
    void saveCheckpoint(Checkpoint checkpoint) throws IOException;

    /**
     * Returns the newest sound checkpoint; empty where there is none.
     *
     * @param plan the run's, whose network the checkpoint has to fit
     * @throws IOException if there are checkpoints and all are damaged
     */
    Optional<Checkpoint> loadCheckpoint(TrainingPlan plan) throws IOException;

    /** Deletes the checkpoints of a finished run, which are large. */
    void deleteCheckpoints() throws IOException;

    /** Returns the path of the run's model. */
    Path modelFile();

    @Override
    void close();
  }
}
