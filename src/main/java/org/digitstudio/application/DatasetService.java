package org.digitstudio.application;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.digitstudio.domain.DatasetReader;
import org.digitstudio.domain.DigitClassifier;
import org.digitstudio.domain.DigitClassifier.BatchResult;
import org.digitstudio.domain.DigitClassifier.Want;
import org.digitstudio.domain.DigitDataset;
import org.digitstudio.domain.MyDigits;
import org.digitstudio.domain.ReadingCache;
import org.digitstudio.domain.TransposedDataset;
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

  /**
   * Where reading stands.
   *
   * @param fraction of all pictures, 0..1; empty when nothing is being read
   * @param trouble one sentence where reading failed
   */
  public record Progress(Optional<Double> fraction, Optional<String> trouble) {
    static final Progress IDLE = new Progress(Optional.empty(), Optional.empty());
  }

  /** A set and what is known of it; the reading is of the model in use or absent. */
  private record Entry(DigitDataset data, Optional<BatchResult> reading) {}

  private final Workspace workspace;
  private final BackgroundRunner runner;
  private final ReadingCache cache;
  private final DatasetReader reader;
  private final Supplier<List<DigitDataset>> myDigits;
  private final List<Supplier<DigitDataset>> bundled;
  private final Live<DigitTable> table = new Live<>(DigitTable.empty());
  private final Live<Progress> progress = new Live<>(Progress.IDLE);
  private final List<Entry> entries = new ArrayList<>();
  private boolean started;
  private int loaded;
  private @Nullable Job reading;

  /**
   * @param bundled the sets that come with the program, loaded in this order when first wanted
   */
  public DatasetService(
      Workspace workspace,
      BackgroundRunner runner,
      ReadingCache cache,
      DatasetReader reader,
      MyDigits myDigits,
      List<Supplier<DigitDataset>> bundled) {
    this.workspace = workspace;
    this.runner = runner;
    this.cache = cache;
    this.reader = reader;
    this.myDigits = () -> kept(myDigits);
    this.bundled = List.copyOf(bundled);
    workspace.classifier().onChange(model -> runner.later(this::forgetReadings));
  }

  public Live<DigitTable> table() {
    return table;
  }

  public Live<Progress> progress() {
    return progress;
  }

  /** Whether all bundled sets are there. */
  public boolean isLoaded() {
    return started && loaded == bundled.size();
  }

  /** Loads the bundled sets the first time, and My digits anew each time. */
  public void open() {
    if (!started) {
      started = true;
      loadNext();
    } else if (isLoaded()) {
      refreshMyDigits();
    }
  }

  private void loadNext() {
    if (loaded == bundled.size()) {
      refreshMyDigits();
      return;
    }
    Supplier<DigitDataset> next = bundled.get(loaded);
    runner.start(
        job -> next.get(),
        data -> {
          loaded++;
          entries.add(new Entry(data, Optional.empty()));
          publish();
          loadNext();
        },
        this::failed);
  }

  private static List<DigitDataset> kept(MyDigits digits) {
    try {
      DigitDataset data = MyDigits.dataset(MY_DIGITS, digits.list());
      return data.size() == 0 ? List.of() : List.of(data);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
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
          data -> entries.add(Math.min(loaded, entries.size()), new Entry(data, Optional.empty())));
      publish();
    }
    readMissing();
  }

  /**
   * Opens a pair of files beside the sets that are there; nothing changes if it fails.
   *
   * @param done hears the set once it is in the table
   */
  public void openPair(IdxPair pair, Consumer<DigitDataset> done, Consumer<Exception> failed) {
    runner.start(
        job -> readPair(pair.images(), pair.labels(), pair.name()),
        data -> {
          entries.removeIf(entry -> entry.data.name().equals(data.name()));
          entries.add(new Entry(data, Optional.empty()));
          publish();
          readMissing();
          done.accept(data);
        },
        failed);
  }

  private DigitDataset readPair(Path images, Path labels, String name) throws IOException {
    String free = name;
    for (Supplier<DigitDataset> own : bundled) {
      free = own.get().name().equals(name) ? name + " (file)" : free;
    }
    return reader.read(free, images, labels);
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
    return place >= loaded && !data.name().equals(MY_DIGITS);
  }

  private void forgetReadings() {
    entries.replaceAll(entry -> new Entry(entry.data, Optional.empty()));
    if (started) {
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
      progress.set(Progress.IDLE);
      return;
    }
    progress.set(new Progress(Optional.of(0.0), Optional.empty()));
    reading =
        runner.start(
            job -> readAll(classifier.get(), missing, job), done -> readMissing(), this::failed);
  }

  private boolean readAll(DigitClassifier classifier, List<DigitDataset> missing, Job job)
      throws IOException {
    String model = ModelFingerprint.of(classifier.model());
    long total = missing.stream().mapToLong(DigitDataset::size).sum();
    long before = 0;
    for (DigitDataset data : missing) {
      long done = before;
      BatchResult result =
          readOne(
              classifier,
              model,
              data,
              part -> report((done + part * data.size()) / total, job),
              job);
      runner.later(() -> arrived(data, result, job));
      before += data.size();
    }
    return true;
  }

  private BatchResult readOne(
      DigitClassifier classifier,
      String model,
      DigitDataset data,
      java.util.function.DoubleConsumer progress,
      Job job)
      throws IOException {
    long checksum = DataChecksum.of(data);
    Optional<BatchResult> known = cache.find(model, checksum, data.size());
    if (known.isPresent()) {
      return known.get();
    }
    BatchResult fresh =
        classifier.classifyAll(data, Want.PROBABILITIES, progress, job::isCancelled);
    job.checkCancelled();
    cache.keep(model, checksum, fresh);
    return fresh;
  }

  private void report(double fraction, Job job) {
    runner.later(
        () -> {
          if (!job.isCancelled()) {
            progress.set(new Progress(Optional.of(fraction), Optional.empty()));
          }
        });
  }

  private void arrived(DigitDataset data, BatchResult result, Job job) {
    if (job.isCancelled()) {
      return;
    }
    entries.replaceAll(entry -> entry.data == data ? new Entry(data, Optional.of(result)) : entry);
    publish();
  }

  private void failed(Exception cause) {
    String words =
        cause instanceof IOException && cause.getMessage() != null
            ? cause.getMessage()
            : "The pictures could not be read by this model; choose another one.";
    progress.set(new Progress(Optional.empty(), Optional.of(words)));
  }
}
