package org.digitstudio.storage;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.FileFailures;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.training.Checkpoint;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingPlan;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The files of one run: {@code plan.json}, {@code run.json}, {@code checkpoint.bin} with the one
 * before it, and {@code model.zip}.
 */
record RunFolder(String id, Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);

  private Path planFile() {
    return path.resolve("plan.json");
  }

  private Path recordFile() {
    return path.resolve("run.json");
  }

  Path modelFile() {
    return path.resolve("model.zip");
  }

  private Path newestCheckpoint() {
    return path.resolve("checkpoint.bin");
  }

  private Path previousCheckpoint() {
    return path.resolve("checkpoint-previous.bin");
  }

  /** Whether this is a run's folder. */
  boolean isRun() {
    return Files.exists(recordFile());
  }

  RunRecord load() throws IOException {
    return RunJson.read(
        Json.readTree(recordFile()),
        id,
        PlanJson.read(planFile()),
        String.valueOf(recordFile().getFileName()));
  }

  void savePlan(TrainingPlan plan) throws IOException {
    PlanJson.write(plan, planFile());
  }

  void save(RunRecord run) throws IOException {
    AtomicFile.write(recordFile(), BoundedJson.write(RunJson.toTree(run)));
  }

  /**
   * Writes a checkpoint and keeps the one before it.
   *
   * @param betweenSteps called between the steps; a test ends the program there
   */
  void save(Checkpoint checkpoint, Runnable betweenSteps) throws IOException {
    CheckpointFile format = new CheckpointFile(betweenSteps);
    AtomicFile.replace(
        newestCheckpoint(),
        channel -> format.write(checkpoint, channel),
        () -> {
          if (Files.exists(newestCheckpoint())) {
            AtomicFile.move(newestCheckpoint(), previousCheckpoint());
          }
          betweenSteps.run();
        });
    betweenSteps.run();
  }

  Optional<Checkpoint> loadCheckpoint(TrainingPlan plan) throws IOException {
    int parameters = plan.network().parameterCount();
    @Nullable IOException damage = null;
    for (Path file : List.of(newestCheckpoint(), previousCheckpoint())) {
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
      throw new StudioIOException(damage, "storage.checkpoint.damaged");
    }
    return Optional.empty();
  }

  void deleteCheckpoints() throws IOException {
    Files.deleteIfExists(newestCheckpoint());
    Files.deleteIfExists(previousCheckpoint());
  }

  /** Deletes what killed programs left behind; only for the holder of the run's lock. */
  void deleteTemporaryFiles() {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(path, "*.tmp")) {
      for (Path file : files) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.info("Temporary files of the run {} stay: {}", id, e.getMessage());
    }
  }

  /**
   * Deletes all files but those of the lock, which the caller holds. The record goes first: a crash
   * half way leaves nothing like a run.
   */
  void deleteFiles() throws IOException {
    deleteAll(file -> !RunLock.isLockFile(file));
  }

  /** Deletes the folder and what is left in it. */
  void deleteFolder() throws IOException {
    deleteAll(file -> true);
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw FileFailures.of(path, e);
    }
  }

  private void deleteAll(Predicate<Path> which) throws IOException {
    try {
      Files.deleteIfExists(recordFile());
      try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
        for (Path file : files) {
          if (which.test(file)) {
            Files.deleteIfExists(file);
          }
        }
      }
    } catch (DirectoryIteratorException e) {
      throw FileFailures.of(path, Objects.requireNonNull(e.getCause()));
    } catch (IOException e) {
      throw FileFailures.of(path, e);
    }
  }
}
