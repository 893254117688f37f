package org.digitstudio.domain.port;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPlan;

/** Keeps every training run; all writing is atomic. Files are hostile until checked. */
public interface RunStore {

  /** All runs, newest first. One whose files are broken is left out. */
  List<RunRecord> list() throws IOException;

  /**
   * @throws IOException with one sentence for the user if there is no such run or it is broken
   */
  RunRecord load(String id) throws IOException;

  /** Makes a folder for a new run and takes it: see {@link #acquire}. */
  Lease create(RunRecord run) throws IOException;

  /**
   * Holds a run's folder, so that no other program goes on with it at the same time; the hold ends
   * with the program at the latest.
   *
   * @throws IOException with one sentence for the user if another holds it
   */
  Lease acquire(String id) throws IOException;

  /** Replaces what is known of a run. */
  void save(RunRecord run) throws IOException;

  /**
   * Writes the checkpoint; the one before it stays until this one is whole and is kept in case this
   * one is found damaged later.
   */
  void saveCheckpoint(String id, Checkpoint checkpoint) throws IOException;

  /** The newest whole checkpoint; empty where there is none. */
  Optional<Checkpoint> loadCheckpoint(String id, TrainingPlan plan) throws IOException;

  /** Frees the space of a run's checkpoints once it has finished. */
  void deleteCheckpoints(String id) throws IOException;

  /** Where the run's model is, or will be. */
  Path modelFile(String id);

  default void rename(String id, String name) throws IOException {
    save(load(id).withName(name));
  }

  /**
   * @throws IOException with one sentence for the user if the run is under way
   */
  void delete(String id) throws IOException;

  /** One line an epoch, with a header; comma-separated as RFC 4180 has it. */
  void exportCsv(List<RunRecord> runs, Path file) throws IOException;

  /** The whole record of each run. */
  void exportJson(List<RunRecord> runs, Path file) throws IOException;

  /** Returns the histories of the runs. */
  default HistoryStore histories() {
    return HistoryStore.NONE;
  }

  /** A run's folder while it is in use. */
  interface Lease extends AutoCloseable {
    @Override
    void close();
  }
}
