package org.digitstudio.domain.port;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.Moment;
import org.digitstudio.domain.training.RunHistory;

/** Keeps the history of every run. Files are hostile until checked. */
public interface HistoryStore {

  /** Keeps nothing: for runs that nobody will look back on. */
  HistoryStore NONE =
      new HistoryStore() {
        @Override
        public Optional<Writer> append(String runId, NetworkSpec network, int epochs) {
          return Optional.empty();
        }

        @Override
        public Optional<RunHistory> read(String runId, NetworkSpec network) {
          return Optional.empty();
        }
      };

  /**
   * Opens the history of a run for writing. What lies after a number of epochs is dropped, so that
   * a resumed run continues from its checkpoint.
   *
   * @param epochs completed epochs of the run; 0 starts a new history
   * @return empty if this store keeps no histories
   */
  Optional<Writer> append(String runId, NetworkSpec network, int epochs) throws IOException;

  /**
   * Reads the history of a run, also while it is being written.
   *
   * @return empty if the run has none
   * @throws IOException if it is damaged from its start or belongs to another network
   */
  Optional<RunHistory> read(String runId, NetworkSpec network) throws IOException;

  /** Appends to a history. For one thread. */
  interface Writer extends AutoCloseable {
    /**
     * Appends a snapshot.
     *
     * @param parameters in {@link org.digitstudio.domain.network.Model}'s order
     */
    void add(Moment moment, float[] parameters) throws IOException;

    /** Appends points of the training curve. */
    void add(List<BatchPoint> points) throws IOException;

    @Override
    void close() throws IOException;
  }
}
