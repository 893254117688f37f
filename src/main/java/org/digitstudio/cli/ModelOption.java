package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ModelStore;
import picocli.CommandLine.Option;

/** The option {@code --model}: a file, or the name of a bundled model. */
final class ModelOption {
  @Option(names = "--model", paramLabel = "FILE", description = "${bundle:cli.model}")
  private Optional<String> model = Optional.empty();

  Model load(ModelStore models) throws IOException {
    if (model.isEmpty()) {
      return standard(models);
    }
    String name = model.get();
    if (name.matches("[a-z0-9-]+") && !Files.exists(Path.of(name))) {
      return models.bundled(name);
    }
    try {
      return models.load(Path.of(name));
    } catch (InvalidPathException e) {
      throw new StudioIOException(e, "failure.no-such-file", name);
    }
  }

  private static Model standard(ModelStore models) throws IOException {
    try {
      return models.bundled(Recipes.ACCURATE);
    } catch (IOException e) {
      return models.bundled(Recipes.AS_DESCRIBED);
    }
  }
}
