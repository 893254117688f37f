package org.digitstudio.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.digitstudio.domain.port.HistoryStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.storage.history.FolderHistoryStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs as folders: {@code plan.json}, {@code run.json}, {@code checkpoint.bin} with the one before
 * it, {@code model.zip} and {@code run.lock}, which the system frees when a program dies.
 */
public final class FolderRunStore implements RunStore {
  private static final Logger LOG = LoggerFactory.getLogger(FolderRunStore.class);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,99}");

  private final Path runs;
  private final CheckpointFile checkpoints;
  private final HistoryStore histories;

  /** Called between the steps of writing a checkpoint; a test ends the program there. */
  private final Runnable betweenSteps;

  /** Held by this program. Asked first: closing any channel of a file would free its lock. */
  private final Set<String> held = ConcurrentHashMap.newKeySet();

  /**
   * @param runs the folder of all runs; made when the first run is
   */
  public FolderRunStore(Path runs) {
    this(runs, () -> {});
  }

  FolderRunStore(Path runs, Runnable betweenSteps) {
    this.runs = runs;
    this.betweenSteps = betweenSteps;
    this.histories = new FolderHistoryStore(runs);
    this.checkpoints = new CheckpointFile(betweenSteps);
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
        if (ID.matcher(id).matches() && Files.exists(runFile(id))) {
          try {
            all.add(load(id));
          } catch (IOException e) {
            LOG.warn("The run {} is left out of the list: {}", id, e.getMessage());
          }
        }
      }
    }
    all.sort(Comparator.comparing(RunRecord::started).reversed());
    return all;
  }

  @Override
  public RunRecord load(String id) throws IOException {
    if (!ID.matcher(id).matches() || !Files.exists(runFile(id))) {
      throw new IOException("There is no run \"%s\"; see the list of runs.".formatted(id));
    }
    RunRecord run =
        RunJson.read(JsonFields.read(runFile(id)), id, PlanJson.read(file(id, "plan.json")));
    boolean orphaned = run.status() == RunStatus.RUNNING && !isHeld(id);
    return orphaned ? run.withStatus(RunStatus.INTERRUPTED, run.note()) : run;
  }

  @Override
  public Lease create(RunRecord run) throws IOException {
    Path folder = folder(run.id());
    if (Files.exists(folder)) {
      throw new IOException("There is a run \"%s\" already.".formatted(run.id()));
    }
    Files.createDirectories(folder);
    Lease hold = acquire(run.id());
    try {
      PlanJson.write(run.plan(), file(run.id(), "plan.json"));
      save(run);
      return hold;
    } catch (IOException e) {
      hold.close();
      throw e;
    }
  }

  @Override
  public Lease acquire(String id) throws IOException {
    if (!Files.isDirectory(folder(id))) {
      throw new IOException("There is no run \"%s\"; see the list of runs.".formatted(id));
    }
    if (!held.add(id)) {
      throw underWay(id);
    }
    @Nullable FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              file(id, "run.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      @Nullable FileLock lock = channel.tryLock();
      if (lock == null) {
        throw underWay(id);
      }
      return new FolderHold(id, channel);
    } catch (IOException e) {
      held.remove(id);
      if (channel != null) {
        channel.close();
      }
      throw e;
    }
  }

  private boolean isHeld(String id) {
    try {
      acquire(id).close();
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static IOException underWay(String id) {
    return new IOException(
        "The run \"%s\" is under way; stop it or wait for it to end.".formatted(id));
  }

  @Override
  public void save(RunRecord run) throws IOException {
    AtomicFile.write(
        runFile(run.id()),
        JsonFields.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(RunJson.toJson(run)));
  }

  @Override
  public void saveCheckpoint(String id, Checkpoint checkpoint) throws IOException {
    Path newest = newestCheckpoint(id);
    Path temporary = AtomicFile.temporary(newest);
    AtomicFile.writeForced(temporary, channel -> checkpoints.write(checkpoint, channel));
    if (Files.exists(newest)) {
      AtomicFile.move(newest, previousCheckpoint(id));
    }
    betweenSteps.run();
    AtomicFile.move(temporary, newest);
  }

  @Override
  public Optional<Checkpoint> loadCheckpoint(String id, TrainingPlan plan) throws IOException {
    int parameters = plan.network().parameterCount();
    @Nullable IOException damage = null;
    for (Path file : List.of(newestCheckpoint(id), previousCheckpoint(id))) {
      if (Files.exists(file)) {
        try {
          return Optional.of(CheckpointFile.read(file, parameters));
        } catch (IOException e) {
          LOG.warn("A checkpoint of the run {} cannot be used: {}", id, e.getMessage());
          damage = e;
        }
      }
    }
    if (damage != null) {
      throw new IOException("The run's checkpoint is damaged; start the run anew.", damage);
    }
    return Optional.empty();
  }

  @Override
  public void deleteCheckpoints(String id) throws IOException {
    Files.deleteIfExists(newestCheckpoint(id));
    Files.deleteIfExists(previousCheckpoint(id));
    Files.deleteIfExists(AtomicFile.temporary(newestCheckpoint(id)));
  }

  @Override
  public HistoryStore histories() {
    return histories;
  }

  @Override
  public Path modelFile(String id) {
    return file(id, "model.zip");
  }

  @Override
  public void delete(String id) throws IOException {
    acquire(id).close();
    // What names the run goes first: a crash half way leaves nothing that looks like one.
    Files.deleteIfExists(runFile(id));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(id))) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder(id));
  }

  @Override
  public void exportCsv(List<RunRecord> list, Path file) throws IOException {
    AtomicFile.write(file, RunExport.csv(list));
  }

  @Override
  public void exportJson(List<RunRecord> list, Path file) throws IOException {
    AtomicFile.write(file, RunExport.json(list));
  }

  private Path folder(String id) {
    if (!ID.matcher(id).matches()) {
      throw new IllegalArgumentException("No run is called \"" + id + "\"");
    }
    return runs.resolve(id);
  }

  private Path file(String id, String name) {
    return folder(id).resolve(name);
  }

  private Path runFile(String id) {
    return file(id, "run.json");
  }

  private Path newestCheckpoint(String id) {
    return file(id, "checkpoint.bin");
  }

  private Path previousCheckpoint(String id) {
    return file(id, "checkpoint-previous.bin");
  }

  private final class FolderHold implements Lease {
    private final String id;
    private final FileChannel channel;

    private FolderHold(String id, FileChannel channel) {
      this.id = id;
      this.channel = channel;
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        held.remove(id);
      }
    }
  }
}
