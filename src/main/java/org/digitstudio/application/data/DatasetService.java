package org.digitstudio.application.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.ObservableValue;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.training.DataChecksum;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TransposedDataset;
import org.digitstudio.domain.port.DatasetReader;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitClassifier.BatchResult;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.port.PredictionCache;
import org.digitstudio.insight.DigitTable;
import org.jspecify.annotations.Nullable;

/**
 * The sets one can look at and what the model in use says of all their pictures. Loading and
 * reading go on in the background; what is there so far is in {@link #table}. Called and answering
 * on one thread: the window's.
 */
public final class DatasetService {
  /** The name My digits go by. */
  public static final String MY_DIGITS = "My digits";

  /** As many as a filter can tell apart, with room to spare. */
  private static final int MAX_SETS = 24;

  /** Each costs its 784 bytes of memory. */
  private static final int MAX_IMAGES = 1_000_000;

  /** A set and what is known of it; the reading is of the model in use or absent. */
  private record Entry(DigitDataset data, Optional<BatchResult> reading) {}

  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final CachedPredictions reader;
  private final SetOpener opener;
  private final Supplier<List<DigitDataset>> myDigits;
  private final BundledSets bundled;
  private final ObservableValue<DigitTable> table = new ObservableValue<>(DigitTable.empty());
  private final ObservableValue<PredictionProgress> progress =
      new ObservableValue<>(PredictionProgress.IDLE);
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable BackgroundTask reading;

  /**
   * @param bundled the sets that come with the program, loaded in this order when first wanted
   */
  public DatasetService(
      SharedState workspace,
      BackgroundRunner runner,
      PredictionCache cache,
      DatasetReader reader,
      MyDigitsStore myDigits,
      List<Supplier<DigitDataset>> bundled) {
    this.workspace = workspace;
    this.runner = runner;
    this.reader = new CachedPredictions(cache);
    this.opener = new SetOpener(reader);
    this.myDigits = () -> kept(myDigits);
    this.bundled =
        new BundledSets(bundled, runner, this::arrived, this::refreshMyDigits, this::failed);
    workspace.classifier().onChange(model -> runner.later(this::forgetReadings));
  }

  public ObservableValue<DigitTable> table() {
    return table;
  }

  public ObservableValue<PredictionProgress> progress() {
    return progress;
  }

  /** Whether all bundled sets are there. */
  public boolean isLoaded() {
    return bundled.areLoaded();
  }

  /** Loads the first set alone, so that whoever opens all of them has something to see at once. */
  public void preload() {
    bundled.loadFirst();
  }

  /** Loads the bundled sets the first time, and My digits anew each time. */
  public void open() {
    bundled.loadAll();
  }

  /** Comes before what the user opened in the meantime. */
  private void arrived(DigitDataset data) {
    entries.add(bundled.count() - 1, new Entry(data, Optional.empty()));
    publish();
  }

  private static List<DigitDataset> kept(MyDigitsStore digits) {
    try {
      DigitDataset data = MyDigitsStore.dataset(MY_DIGITS, digits.list());
      return data.size() == 0 ? List.of() : List.of(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void refreshMyDigits() {
    runner.start(job -> myDigits.get(), this::replaceMyDigits, this::failed);
  }

  private void replaceMyDigits(List<DigitDataset> now) {
    boolean same =
        entries.stream()
            .map(Entry::data)
            .filter(data -> data.name().equals(MY_DIGITS))
            .map(DataChecksum::of)
            .toList()
            .equals(now.stream().map(DataChecksum::of).toList());
    if (!same) {
      entries.removeIf(entry -> entry.data.name().equals(MY_DIGITS));
      now.forEach(
          data ->
              entries.add(
                  Math.min(bundled.count(), entries.size()), new Entry(data, Optional.empty())));
      publish();
    }
    readMissing();
  }

  /**
   * Opens a pair of files beside the sets that are there; nothing changes if it fails.
   *
   * @param done hears of the set once it is in the table
   * @param failed hears what is wrong, in one sentence where it is an {@link IOException}
   */
  public void openPair(IdxPair pair, Consumer<OpenedSet> done, Consumer<Throwable> failed) {
    if (entries.size() >= MAX_SETS) {
      failed.accept(
          new IOException(
              "There are %d sets open already; close one first.".formatted(entries.size())));
      return;
    }
    runner.start(
        job -> opener.open(pair, taken(), workspace.classifier().get()),
        opened -> {
          DigitDataset data = opened.data();
          if (table.get().size() + data.size() > MAX_IMAGES) {
            failed.accept(
                new IOException(
                    "All sets together may hold %,d pictures; close one first."
                        .formatted(MAX_IMAGES)));
            return;
          }
          entries.removeIf(entry -> entry.data.name().equals(data.name()));
          entries.add(new Entry(data, Optional.empty()));
          publish();
          readMissing();
          done.accept(opened);
        },
        failed);
  }

  private List<String> taken() {
    List<String> names = new ArrayList<>(List.of(MY_DIGITS));
    names.addAll(bundled.names());
    return names;
  }

  /** Exchanges rows and columns of an opened set, and back. */
  public void transpose(DigitDataset data) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).data == data) {
        DigitDataset turned =
            data instanceof TransposedDataset(DigitDataset original)
                ? original
                : new TransposedDataset(data);
        entries.set(i, new Entry(turned, Optional.empty()));
      }
    }
    publish();
    readMissing();
  }

  /** Takes an opened set away; the bundled ones and My digits stay. */
  public void close(DigitDataset data) {
    if (isOpened(data) && entries.removeIf(entry -> entry.data == data)) {
      publish();
    }
  }

  /** Whether the set came from files the user opened. */
  public boolean isOpened(DigitDataset data) {
    int place = entries.stream().map(Entry::data).toList().indexOf(data);
    return place >= bundled.count() && !data.name().equals(MY_DIGITS);
  }

  private void forgetReadings() {
    entries.replaceAll(entry -> new Entry(entry.data, Optional.empty()));
    if (bundled.areWanted()) {
      publish();
      if (isLoaded()) {
        readMissing();
      }
    }
  }

  private void publish() {
    table.set(
        new DigitTable(
            entries.stream().map(Entry::data).toList(),
            entries.stream().map(Entry::reading).toList()));
  }

  /** Reads what the model in use has not read yet; a reading under way ends. */
  private void readMissing() {
    if (reading != null) {
      reading.cancel();
      reading = null;
    }
    List<DigitDataset> missing =
        entries.stream().filter(entry -> entry.reading.isEmpty()).map(Entry::data).toList();
    Optional<DigitClassifier> classifier = workspace.classifier().get();
    if (missing.isEmpty() || classifier.isEmpty()) {
      progress.set(PredictionProgress.IDLE);
      return;
    }
    progress.set(PredictionProgress.at(0));
    reading =
        runner.start(
            job -> readAll(classifier.get(), missing, job), done -> readMissing(), this::failed);
  }

  /** Ends the reading under way and keeps the sets it has finished. */
  public void stopPredicting() {
    if (reading != null) {
      reading.cancel();
      reading = null;
      progress.set(PredictionProgress.STOPPED);
    }
  }

  /** Reads what was left when the user stopped the reading. */
  public void resumePredicting() {
    readMissing();
  }

  private boolean readAll(
      DigitClassifier classifier, List<DigitDataset> missing, BackgroundTask job) {
    long total = missing.stream().mapToLong(DigitDataset::size).sum();
    long before = 0;
    for (DigitDataset data : missing) {
      long done = before;
      BatchResult result =
          reader.read(
              classifier, data, part -> report((done + part * data.size()) / total, job), job);
      runner.later(() -> arrived(data, result, job));
      before += data.size();
    }
    return true;
  }

  private void report(double fraction, BackgroundTask job) {
    runner.later(
        () -> {
          if (!job.isCancelled()) {
            progress.set(PredictionProgress.at(fraction));
          }
        });
  }

  private void arrived(DigitDataset data, BatchResult result, BackgroundTask job) {
    if (job.isCancelled()) {
      return;
    }
    entries.replaceAll(entry -> entry.data == data ? new Entry(data, Optional.of(result)) : entry);
    publish();
  }

  private void failed(Throwable problem) {
    Throwable cause = problem instanceof UncheckedIOException ? problem.getCause() : problem;
    String words =
        cause instanceof IOException && cause.getMessage() != null
            ? cause.getMessage()
            : "The pictures could not be read by this model; choose another one.";
    progress.set(PredictionProgress.failed(words));
  }
}
