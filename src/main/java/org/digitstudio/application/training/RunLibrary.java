package org.digitstudio.application.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunExporter;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;

/** The saved runs, and the actions on them. All methods access the disk. */
public final class RunLibrary {
  private final RunStore runs;
  private final ModelStore models;
  private final RunExporter exporter;
  private final TrainingService training;

  public RunLibrary(
      RunStore runs, ModelStore models, RunExporter exporter, TrainingService training) {
    this.runs = runs;
    this.models = models;
    this.exporter = exporter;
    this.training = training;
  }

  /** Returns all runs, newest first. */
  public List<RunRecord> list() throws IOException {
    return runs.list();
  }

  /** Returns the model of a run. */
  public Model model(String id) throws IOException {
    return models.load(runs.modelFile(id));
  }

  /** Returns the histories of the runs. */
  public HistoryStore histories() {
    return runs.histories();
  }

  /** Renames a run, also while it is trained here. */
  public void rename(String id, String name) throws IOException {
    training.rename(id, name);
  }

  /**
   * Deletes runs.
   *
   * @throws IOException at the first that cannot be deleted, such as one that is being trained
   */
  public void delete(List<String> ids) throws IOException {
    for (String id : ids) {
      runs.delete(id);
    }
  }

  /** Writes one line per epoch as CSV. */
  public void exportCsv(List<RunRecord> selected, Path file) throws IOException {
    exporter.exportCsv(selected, file);
  }

  /** Writes the whole record of each run as JSON. */
  public void exportJson(List<RunRecord> selected, Path file) throws IOException {
    exporter.exportJson(selected, file);
  }
}
