package org.digitstudio.application.reading;

import java.nio.file.Path;
import org.digitstudio.domain.network.Model;

/** A model that the user can choose, on any page and on the command line. */
public sealed interface ModelChoice {
  /**
   * A model that comes with the program.
   *
   * @param recipe the recipe it was trained by, such as {@code accurate}
   */
  record Bundled(String recipe) implements ModelChoice {}

  /**
   * The model of one of the user's training runs.
   *
   * @param runId identifies the run in the run store
   * @param name what the user calls the run
   */
  record OfRun(String runId, String name) implements ModelChoice {}

  /** A model file, in any format the program reads. */
  record OfFile(Path file) implements ModelChoice {}

  /** A model that is in no file yet, such as one adapted to the user's handwriting. */
  record InMemory(Model model) implements ModelChoice {}
}
