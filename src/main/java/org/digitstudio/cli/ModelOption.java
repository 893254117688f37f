package org.digitstudio.cli;

import java.io.IOException;
import java.util.Optional;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.network.Model;
import picocli.CommandLine.Option;

/** {@code --model}: a file, a model that comes with the program, or one of the user's runs. */
final class ModelOption {
  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "A model file, the name of one that comes with the program (accurate, the default, or"
              + " as-described), or the name of one of your runs.")
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
