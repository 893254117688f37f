package org.digitstudio.application.reading;

import java.util.Optional;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.ObservableValue;
import org.digitstudio.application.SharedState;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;

/** Changes the model that every page reads with; loading happens in the background. */
public final class ModelSwitch {
  private final ModelLibrary library;
  private final ClassifierFactory factory;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Consumer<Throwable> failed;
  private final ObservableValue<Optional<ModelChoice>> inUse =
      new ObservableValue<>(Optional.empty());
  private Strictness strictness = Strictness.BALANCED;
  private long asked;

  /**
   * Makes a switch that has not loaded a model yet.
   *
   * @param failed called with the reason where a model could not be loaded; the one before stays
   */
  public ModelSwitch(
      ModelLibrary library,
      ClassifierFactory factory,
      SharedState workspace,
      BackgroundRunner runner,
      Consumer<Throwable> failed) {
    this.library = library;
    this.factory = factory;
    this.workspace = workspace;
    this.runner = runner;
    this.failed = failed;
  }

  public ModelLibrary library() {
    return library;
  }

  /** The model in use; empty until the first one has loaded. */
  public ObservableValue<Optional<ModelChoice>> inUse() {
    return inUse;
  }

  /** Refuses predictions at this level from now on; the model in use is opened anew. */
  public void use(Strictness wanted) {
    if (wanted != strictness) {
      strictness = wanted;
      inUse.get().ifPresent(this::use);
    }
  }

  /** Reads with this model once it has loaded. */
  public void use(ModelChoice choice) {
    use(choice, classifier -> {});
  }

  /**
   * Reads with this model once it has loaded. Of choices made in quick succession only the last one
   * counts.
   *
   * @param loaded called when the model is in use
   */
  public void use(ModelChoice choice, Consumer<DigitClassifier> loaded) {
    long number = ++asked;
    Strictness level = strictness;
    runner.start(
        job -> factory.open(library.load(choice).at(level)),
        classifier -> {
          if (number == asked) {
            workspace.classifier().set(Optional.of(classifier));
            inUse.set(Optional.of(choice));
            loaded.accept(classifier);
          }
        },
        failure -> {
          if (number == asked) {
            // Pickers show again what is in use.
            inUse.set(inUse.get());
            failed.accept(failure);
          }
        });
  }
}
