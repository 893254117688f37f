package org.digitstudio.application.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Optional;
import java.util.function.Supplier;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds words for what ends a run, and keeps them with it. */
final class RunFailures {
  private static final Logger LOG = LoggerFactory.getLogger(RunFailures.class);

  private RunFailures() {}

  /** A run's work. */
  @FunctionalInterface
  interface Work {
    TrainingEvent perform() throws IOException;
  }

  static TrainingEvent guard(RunStore runs, Supplier<RunRecord> run, Work work) {
    try {
      return work.perform();
    } catch (FileSystemException e) {
      return failed(
          runs,
          run.get(),
          "The run's folder cannot be written (%s); free some space or rights, then resume the run."
              .formatted(reason(e)),
          e);
    } catch (IOException | IllegalArgumentException e) {
      return failed(runs, run.get(), String.valueOf(e.getMessage()), e);
    } catch (UncheckedIOException e) {
      return failed(runs, run.get(), String.valueOf(e.getMessage()), e.getCause());
    } catch (RuntimeException e) {
      return failed(
          runs, run.get(), "The run ended by a fault of this program; the log has its details.", e);
    } catch (OutOfMemoryError e) {
      return failed(
          runs,
          run.get(),
          "The network does not fit into memory; take fewer maps, fewer neurons or a smaller"
              + " batch.",
          new IllegalStateException(e));
    } catch (LinkageError e) {
      return failed(
          runs,
          run.get(),
          "The library that computes cannot be loaded on this machine; the log has its details.",
          new IllegalStateException(e));
    }
  }

  private static String reason(FileSystemException e) {
    return e instanceof AccessDeniedException
        ? "you may not write to it"
        : Optional.ofNullable(e.getReason()).orElse(e.getClass().getSimpleName());
  }

  private static TrainingEvent failed(
      RunStore runs, RunRecord run, String message, Exception cause) {
    if (cause instanceof IOException || cause instanceof IllegalArgumentException) {
      LOG.info("The run {} ended: {}", run.id(), message);
    } else {
      LOG.error("The run {} failed", run.id(), cause);
    }
    RunRecord failed = run.withStatus(RunStatus.FAILED, message);
    try {
      runs.save(failed);
    } catch (IOException e) {
      LOG.info("The record of the run {} cannot be kept: {}", run.id(), e.getMessage());
    }
    return new TrainingEvent.Failed(failed, message, cause);
  }
}
