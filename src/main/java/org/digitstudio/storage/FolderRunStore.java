package org.digitstudio.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.storage.history.FolderHistoryStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs as folders, see {@link RunFolder}; the holder of a folder's {@link RunLock} writes there.
 */
public final class FolderRunStore implements RunStore {
  private static final Logger LOG = LoggerFactory.getLogger(FolderRunStore.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,99}");

  private final Path runs;
  private final HistoryStore histories;
  private final Runnable betweenSteps;

  /**
   * Creates a store.
   *
   * @param runs the folder of all runs; it need not exist yet
   */
  public FolderRunStore(Path runs) {
    this(runs, () -> {});
  }

  /**
   * Creates a store.
   *
   * @param betweenSteps called between the steps of writing a run; a test ends the program there
   */
  FolderRunStore(Path runs, Runnable betweenSteps) {
    this.runs = runs;
    this.betweenSteps = betweenSteps;
    this.histories = new FolderHistoryStore(runs);
  }

  @Override
  public List<RunRecord> list() throws IOException {
    if (!Files.isDirectory(runs)) {
      return List.of();
    }
    List<RunRecord> all = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(runs)) {
      for (Path folder : folders) {
        String id = folder.getFileName().toString();
        if (ID.matcher(id).matches() && folder(id).isRun()) {
          try {
            all.add(load(id));
          } catch (IOException e) {
            LOG.warn("The run {} is left out of the list: {}", id, e.getMessage());
          }
        }
      }
    } catch (DirectoryIteratorException e) {
      throw FileFailures.of(runs, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw FileFailures.of(runs, e);
    }
    all.sort(Comparator.comparing(RunRecord::started).reversed());
    return all;
  }

  @Override
  public RunRecord load(String id) throws IOException {
    RunRecord run = existing(id).load();
    boolean orphaned = run.status() == RunStatus.RUNNING && !RunLock.isHeld(folder(id).path());
    return orphaned ? run.withStatus(RunStatus.INTERRUPTED, run.note()) : run;
  }

  @Override
  @SuppressWarnings("checkstyle:illegalcatch") // Cleans up and rethrows.
  public Lease create(RunRecord run) throws IOException {
    RunFolder folder = folder(run.id());
    if (Files.exists(folder.path())) {
      throw new StudioIOException("storage.run.exists", run.id());
    }
    Folders.create(folder.path());
    UnfinishedRuns.clear(runs);
    Lease lease = lock(folder);
    try {
      folder.savePlan(run.plan());
      lease.save(run);
      return lease;
    } catch (IOException | RuntimeException | Error e) {
      lease.close();
      discard(folder, e);
      throw e;
    }
  }

  /** Removes a run that could not be made; the failure stays the one to report. */
  private static void discard(RunFolder folder, Throwable failure) {
    try {
      folder.deleteFiles();
      folder.deleteFolder();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  @Override
  public Lease acquire(String id) throws IOException {
    RunFolder folder = existing(id);
    Lease lease = lock(folder);
    folder.deleteTemporaryFiles();
    return lease;
  }

  private Lease lock(RunFolder folder) throws IOException {
    try {
      return RunLock.tryAcquire(folder.path())
          .map(lock -> new FolderLease(folder, lock))
          .orElseThrow(() -> new StudioIOException("storage.run.in-use", folder.id()));
    } catch (IOException e) {
      throw FileFailures.of(folder.path(), e);
    }
  }

  @Override
  public HistoryStore histories() {
    return histories;
  }

  @Override
  public Path modelFile(String id) {
    return folder(id).modelFile();
  }

  @Override
  public void delete(String id) throws IOException {
    try (Lease _ = acquire(id)) {
      folder(id).deleteFiles();
    }
    folder(id).deleteFolder();
  }

  private RunFolder existing(String id) throws IOException {
    if (!ID.matcher(id).matches() || !folder(id).isRun()) {
      throw new StudioIOException("storage.run.missing", id);
    }
    return folder(id);
  }

  private RunFolder folder(String id) {
    if (!ID.matcher(id).matches()) {
      throw new StudioException("storage.run.missing", id);
    }
    return new RunFolder(id, runs.resolve(id));
  }

  private final class FolderLease implements Lease {
    private final RunFolder folder;
    private final RunLock lock;

    private FolderLease(RunFolder folder, RunLock lock) {
      this.folder = folder;
      this.lock = lock;
    }

    @Override
    public RunRecord load() throws IOException {
      return folder.load();
    }

    @Override
    public void save(RunRecord run) throws IOException {
      folder.save(run);
      betweenSteps.run();
    }

    @Override
    public void saveCheckpoint(Checkpoint checkpoint) throws IOException {
      folder.save(checkpoint, betweenSteps);
    }

    @Override
    public Optional<Checkpoint> loadCheckpoint(TrainingPlan plan) throws IOException {
      return folder.loadCheckpoint(plan);
    }

    @Override
    public void deleteCheckpoints() throws IOException {
      folder.deleteCheckpoints();
    }

    @Override
    public Path modelFile() {
      return folder.modelFile();
    }

    @Override
    public void close() {
      lock.close();
    }
  }
}
