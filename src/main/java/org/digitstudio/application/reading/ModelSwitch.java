package org.digitstudio.application.reading;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.ModelStore;

/** Changes the model that everything is read with; loading happens in the background. */
public final class ModelSwitch {
  /** Finds a model; runs in the background. */
  @FunctionalInterface
  private interface Source {
    Model load() throws IOException;
  }

  private final ModelStore store;
  private final ClassifierFactory factory;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final BiConsumer<String, Optional<Throwable>> tellProblem;
  private long asked;

  /**
   * @param tellProblem hears a sentence for the user and what was behind it
   */
  public ModelSwitch(
      ModelStore store,
      ClassifierFactory factory,
      SharedState workspace,
      BackgroundRunner runner,
      BiConsumer<String, Optional<Throwable>> tellProblem) {
    this.store = store;
    this.factory = factory;
    this.workspace = workspace;
    this.runner = runner;
    this.tellProblem = tellProblem;
  }

  /** One of the models that come with the program. */
  public void useBundled(String recipe) {
    use(() -> store.bundled(recipe));
  }

  /** A model file; where it cannot be read the model in use stays. */
  public void useFile(Path file) {
    use(() -> store.load(file));
  }

  public void use(Model model) {
    use(() -> model);
  }

  private void use(Source source) {
    long number = ++asked;
    runner.start(
        job -> factory.open(source.load()),
        classifier -> {
          if (number == asked) {
            workspace.classifier().set(Optional.of(classifier));
          }
        },
        problem -> tellProblem.accept(problem.getMessage(), Optional.of(problem)));
  }
}
