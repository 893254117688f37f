package org.digitstudio.ui.common;

import java.nio.file.Path;
import java.util.Optional;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelChoice.Bundled;
import org.digitstudio.application.reading.ModelChoice.InMemory;
import org.digitstudio.application.reading.ModelChoice.OfFile;
import org.digitstudio.application.reading.ModelChoice.OfRun;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;

/** The names models go by on every page. */
public final class ModelNames {
  private ModelNames() {}

  /** Returns the name of a model as a menu lists it. */
  public static String of(ModelChoice choice) {
    return switch (choice) {
      case Bundled bundled -> bundled(bundled.recipe());
      case OfRun run -> run.name();
      case OfFile file ->
          Optional.ofNullable(file.file().getFileName()).map(Path::toString).orElse("");
      case InMemory memory -> memory.model().card().name();
    };
  }

  private static String bundled(String recipe) {
    return switch (recipe) {
      case Recipes.ACCURATE -> Messages.text("common.model.accurate");
      case Recipes.AS_DESCRIBED -> Messages.text("common.model.as-described");
      default -> recipe;
    };
  }

  /** Returns where a model comes from, for a second, quieter text beside its name. */
  static String origin(ModelChoice choice) {
    return switch (choice) {
      case Bundled bundled -> Messages.text("common.model.bundled");
      case OfRun run -> Messages.text("common.model.run");
      case OfFile file -> Messages.text("common.model.file");
      case InMemory memory -> Messages.text("common.model.memory");
    };
  }
}
