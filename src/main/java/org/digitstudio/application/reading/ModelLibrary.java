package org.digitstudio.application.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.digitstudio.application.reading.ModelChoice.Bundled;
import org.digitstudio.application.reading.ModelChoice.InMemory;
import org.digitstudio.application.reading.ModelChoice.OfFile;
import org.digitstudio.application.reading.ModelChoice.OfRun;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.FileKind;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.port.RunStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;

/**
 * The available models: those that come with the program, those of the user's own runs and the
 * files opened since the program started. Thread-safe.
 */
public final class ModelLibrary {
  /** The models shipped with the program; the first is the default. */
  public static final List<Bundled> BUNDLED =
      List.of(new Bundled(Recipes.ACCURATE), new Bundled(Recipes.AS_DESCRIBED));

  private final ModelStore models;
  private final RunStore runs;
  private final Set<OfFile> opened = new LinkedHashSet<>();

  public ModelLibrary(ModelStore models, RunStore runs) {
    this.models = models;
    this.runs = runs;
  }

  /**
   * Lists all models: bundled ones, runs newest first, files in the order they were opened. Reads
   * the runs' records and therefore runs in the background.
   */
  public List<ModelChoice> list() throws IOException {
    List<ModelChoice> all = new ArrayList<>(BUNDLED);
    for (RunRecord run : runs.list()) {
      if (hasModel(run)) {
        all.add(new OfRun(run.id(), run.name()));
      }
    }
    synchronized (opened) {
      all.addAll(opened);
    }
    return List.copyOf(all);
  }

  /** Returns whether a run has a final model; a running one's may change after each epoch. */
  private boolean hasModel(RunRecord run) {
    return run.status() != RunStatus.RUNNING && Files.isRegularFile(runs.modelFile(run.id()));
  }

  /**
   * Loads a model; a file that could be loaded is listed from then on. Runs in the background.
   *
   * @throws IOException if the file is missing or damaged, or its network is not supported
   */
  public Model load(ModelChoice choice) throws IOException {
    return switch (choice) {
      case Bundled bundled -> models.bundled(bundled.recipe());
      case OfRun run -> models.load(runs.modelFile(run.runId()));
      case OfFile file -> {
        Model model = models.load(file.file());
        synchronized (opened) {
          opened.add(file);
        }
        yield model;
      }
      case InMemory memory -> memory.model();
    };
  }

  /**
   * Finds the model that a name on the command line stands for: a file, a bundled model's recipe,
   * or the name or identifier of a run.
   */
  public Optional<ModelChoice> find(String name) throws IOException {
    Optional<Path> file = path(name);
    if (file.filter(Files::isRegularFile).isPresent()) {
      return file.map(OfFile::new);
    }
    for (ModelChoice choice : list()) {
      boolean meant =
          switch (choice) {
            case Bundled bundled -> bundled.recipe().equals(name);
            case OfRun run -> run.runId().equals(name) || run.name().equals(name);
            default -> false;
          };
      if (meant) {
        return Optional.of(choice);
      }
    }
    // Loading the file reports what is wrong with it.
    return file.filter(FileKind.MODEL::is).map(OfFile::new);
  }

  private static Optional<Path> path(String name) {
    try {
      return Optional.of(Path.of(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }
}
