package org.digitstudio.cli;

import java.io.IOException;
import java.util.Optional;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import picocli.CommandLine.Option;

/** The option {@code --model}: a file, a bundled model, or one of the user's runs. */
final class ModelOption {
  @Option(names = "--model", paramLabel = "FILE", descriptionKey = "cli.model")
  private Optional<String> model = Optional.empty();

  /** Loads the model that was named, or the accurate one. */
  Model load(ModelLibrary library) throws IOException {
    if (model.isEmpty()) {
      return standard(library);
    }
    ModelChoice choice =
        library
            .find(model.get())
            .orElseThrow(() -> new StudioIOException("cli.model.none", model.get()));
    return library.load(choice);
  }

  private static Model standard(ModelLibrary library) throws IOException {
    try {
      return library.load(ModelLibrary.BUNDLED.getFirst());
    } catch (IOException e) {
      return library.load(ModelLibrary.BUNDLED.getLast());
    }
  }
}
