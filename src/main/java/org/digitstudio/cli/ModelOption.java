package org.digitstudio.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ModelStore;
import picocli.CommandLine.Option;

/** {@code --model}: a file, or the name of a model that comes with the program. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A model file, or the name of one that comes with the program: accurate (the default) or"
              + " as-described.")
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
      throw new IOException("There is no file %s.".formatted(name), e);
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
