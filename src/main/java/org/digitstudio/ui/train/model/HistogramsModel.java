package org.digitstudio.ui.train.model;

import java.io.IOException;
import java.util.Optional;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.replay.RunReplay;
import org.digitstudio.application.replay.RunStatistics;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.training.RunRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The weight and activation histograms of the run shown. They are computed on request, from the
 * run's snapshots. Used on the JavaFX thread.
 */
public final class HistogramsModel {
  private static final Logger LOG = LoggerFactory.getLogger(HistogramsModel.class);

  private final HistoryStore histories;
  private final TrainingEngines engines;
  private final BackgroundRunner runner;
  private final ReadOnlyObjectWrapper<Optional<RunStatistics>> statistics =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final DoubleProperty progress = new SimpleDoubleProperty();
  private final IntegerProperty position = new SimpleIntegerProperty();
  private Optional<RunRecord> run = Optional.empty();
  private @Nullable BackgroundTask task;

  HistogramsModel(HistoryStore histories, TrainingEngines engines, BackgroundRunner runner) {
    this.histories = histories;
    this.engines = engines;
    this.runner = runner;
  }

  /** Returns the histograms; empty until they are computed. */
  public ReadOnlyObjectProperty<Optional<RunStatistics>> statistics() {
    return statistics.getReadOnlyProperty();
  }

  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Returns how far the computation is, 0..1. */
  public DoubleProperty progress() {
    return progress;
  }

  /** Returns the index of the moment whose figures are shown. */
  public IntegerProperty position() {
    return position;
  }

  /** Forgets the histograms of another run. */
  void show(Optional<RunRecord> next) {
    if (!next.map(RunRecord::id).equals(run.map(RunRecord::id))) {
      cancel();
      statistics.set(Optional.empty());
    }
    run = next;
  }

  /**
   * Computes the histograms of the run shown, as far as it is trained.
   *
   * @param test its first images are evaluated
   */
  public void compute(DigitDataset test) {
    run.ifPresent(shown -> compute(shown, test));
  }

  private void compute(RunRecord shown, DigitDataset test) {
    cancel();
    running.set(true);
    progress.set(0);
    BackgroundTask started = runner.start(job -> work(shown, test, job), this::finish, this::fail);
    task = running.get() ? started : null;
  }

  private Optional<RunStatistics> work(RunRecord shown, DigitDataset test, BackgroundTask job)
      throws IOException {
    job.onProgress(part -> runner.later(() -> progress.set(part)));
    Optional<RunReplay> replay = RunReplay.open(shown, histories, engines);
    return replay.map(moments -> RunStatistics.of(moments, test, job));
  }

  private void finish(Optional<RunStatistics> computed) {
    running.set(false);
    task = null;
    position.set(computed.map(all -> all.moments().size() - 1).orElse(0));
    statistics.set(computed);
  }

  /** A history that cannot be read leaves no histograms; the run itself is whole. */
  private void fail(Throwable cause) {
    LOG.warn("The histograms of the run cannot be computed", cause);
    finish(Optional.empty());
  }

  private void cancel() {
    if (task != null) {
      task.cancel();
      task = null;
    }
    running.set(false);
  }
}
