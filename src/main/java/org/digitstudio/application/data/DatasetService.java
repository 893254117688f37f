package org.digitstudio.application.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.ObservableValue;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.port.DatasetFiles;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.port.PredictionCache;
import org.digitstudio.insight.DigitTable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sets that the user can look at, and the predictions of the model in use for all their images.
 * Both are loaded and computed in the background; {@link #table} has the results so far. Called and
 * reporting on the JavaFX thread.
 */
public final class DatasetService {
  private static final Logger LOG = LoggerFactory.getLogger(DatasetService.class);

  /** The name of the set of My digits. */
  public static final String MY_DIGITS = "My digits";

  private final SharedState state;
  private final BackgroundRunner runner;
  private final CachedPredictions predictions;
  private final SetOpener opener;
  private final Supplier<List<DigitDataset>> myDigits;
  private final BundledSets bundled;
  private final ObservableValue<DigitTable> table = new ObservableValue<>(DigitTable.empty());
  private final ObservableValue<PredictionProgress> progress =
      new ObservableValue<>(PredictionProgress.IDLE);
  private final SetList sets = new SetList(MY_DIGITS);
  private @Nullable BackgroundTask predicting;

  /**
   * Creates the service.
   *
   * @param bundled the sets that come with the program, loaded in this order when first needed
   */
  public DatasetService(
      SharedState state,
      BackgroundRunner runner,
      PredictionCache cache,
      DatasetFiles reader,
      MyDigitsStore myDigits,
      List<Supplier<DigitDataset>> bundled) {
    this.state = state;
    this.runner = runner;
    this.predictions = new CachedPredictions(cache);
    this.opener = new SetOpener(reader);
    this.myDigits = () -> saved(myDigits);
    this.bundled =
        new BundledSets(bundled, runner, this::arrived, this::refreshMyDigits, this::failed);
    state.classifier().onChange(model -> runner.later(this::forgetPredictions));
  }

  public ObservableValue<DigitTable> table() {
    return table;
  }

  public ObservableValue<PredictionProgress> progress() {
    return progress;
  }

  /** Whether all bundled sets are loaded. */
  public boolean isLoaded() {
    return bundled.areLoaded();
  }

  /** Loads the first set alone, so that the Data page has something to show at once. */
  public void preload() {
    bundled.loadFirst();
  }

  /** Loads the bundled sets the first time, and My digits each time. */
  public void open() {
    bundled.loadAll();
  }

  /** Adds a bundled set before those that the user has opened in the meantime. */
  private void arrived(DigitDataset data) {
    sets.addBundled(bundled.count() - 1, data);
    publish();
  }

  private static List<DigitDataset> saved(MyDigitsStore digits) {
    try {
      DigitDataset data = MyDigitsStore.dataset(MY_DIGITS, digits.list());
      return data.size() == 0 ? List.of() : List.of(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refreshMyDigits() {
    runner.start(task -> myDigits.get(), this::replaceMyDigits, this::failed);
  }

  private void replaceMyDigits(List<DigitDataset> now) {
    if (sets.replaceMyDigits(bundled.count(), now)) {
      publish();
    }
    predictMissing();
  }

  /**
   * Opens files of the user as one more set or several; nothing changes if that fails.
   *
   * @param files one file, two that belong together, or a folder
   * @param done receives the sets once they are in the table
   * @param failed receives the failure
   */
  public void openFiles(
      List<Path> files, Consumer<List<OpenedSet>> done, Consumer<Throwable> failed) {
    runner.start(
        task -> opener.open(files, bundledNames(), state.classifier().get()),
        opened -> {
          // The limits hold for what is open now, not for what was open when it was asked for.
          Optional<StudioException> refusal =
              sets.add(opened.stream().map(OpenedSet::data).toList());
          if (refusal.isPresent()) {
            failed.accept(refusal.get());
            return;
          }
          changed();
          done.accept(opened);
        },
        failed);
  }

  /** Adds a set that another page has opened, unless there is no room for it. */
  public void add(DigitDataset data) {
    if (sets.indexOf(data) < 0) {
      sets.add(List.of(data)).ifPresentOrElse(this::failed, this::changed);
    }
  }

  private void changed() {
    publish();
    predictMissing();
  }

  private List<String> bundledNames() {
    List<String> names = new ArrayList<>(List.of(MY_DIGITS));
    names.addAll(bundled.names());
    return names;
  }

  /** Exchanges the rows and columns of an opened set, or undoes that. */
  public void transpose(DigitDataset data) {
    sets.transpose(data);
    changed();
  }

  /** Exchanges black and white in an opened set, or undoes that. */
  public void invert(DigitDataset data) {
    sets.invert(data);
    changed();
  }

  /** Closes an opened set; the bundled ones and My digits stay. */
  public void close(DigitDataset data) {
    if (isOpened(data) && sets.remove(data)) {
      publish();
    }
  }

  /** Whether the set came from files the user opened. */
  public boolean isOpened(DigitDataset data) {
    return sets.indexOf(data) >= bundled.count() && !data.name().equals(MY_DIGITS);
  }

  private void forgetPredictions() {
    sets.forgetPredictions();
    if (bundled.areWanted()) {
      publish();
      if (isLoaded()) {
        predictMissing();
      }
    }
  }

  private void publish() {
    table.set(sets.table());
  }

  /** Computes the predictions that are missing, in place of a computation under way. */
  private void predictMissing() {
    if (predicting != null) {
      predicting.cancel();
      predicting = null;
    }
    List<DigitDataset> missing = sets.unpredicted();
    Optional<DigitClassifier> classifier = state.classifier().get();
    if (missing.isEmpty() || classifier.isEmpty()) {
      progress.set(PredictionProgress.IDLE);
      return;
    }
    progress.set(PredictionProgress.at(0));
    predicting =
        runner.start(
            task -> predictAll(classifier.get(), missing, task),
            done -> predictMissing(),
            this::failed);
  }

  /** Ends the computation under way; the sets it has finished keep their predictions. */
  public void stopPredicting() {
    if (predicting != null) {
      predicting.cancel();
      predicting = null;
      progress.set(PredictionProgress.STOPPED);
    }
  }

  /** Computes the predictions that were left when the user stopped. */
  public void resumePredicting() {
    predictMissing();
  }

  private boolean predictAll(
      DigitClassifier classifier, List<DigitDataset> missing, BackgroundTask task) {
    long total = missing.stream().mapToLong(DigitDataset::size).sum();
    long before = 0;
    for (DigitDataset data : missing) {
      long done = before;
      BatchResult result =
          predictions.of(
              classifier, data, part -> report((done + part * data.size()) / total, task), task);
      runner.later(() -> arrived(data, result, task));
      before += data.size();
    }
    return true;
  }

  private void report(double fraction, BackgroundTask task) {
    runner.later(
        () -> {
          if (!task.isCancelled()) {
            progress.set(PredictionProgress.at(fraction));
          }
        });
  }

  private void arrived(DigitDataset data, BatchResult result, BackgroundTask task) {
    if (task.isCancelled()) {
      return;
    }
    sets.setPredictions(data, result);
    publish();
  }

  private void failed(Throwable problem) {
    LOG.warn("The sets cannot be loaded or predicted", problem);
    progress.set(PredictionProgress.failed(FailureText.of(problem)));
  }
}
