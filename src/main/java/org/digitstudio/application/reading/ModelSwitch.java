package org.digitstudio.application.reading;

import java.util.Optional;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.ObservableValue;
import org.digitstudio.application.SharedState;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.port.ClassifierFactory;
import org.digitstudio.domain.port.DigitClassifier;

/** Changes the model that all pages use; loads it in the background. */
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
   * Creates a switch without a model.
   *
   * @param failed receives the failure if a model cannot be loaded; the previous one stays in use
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

  /** Returns the model in use; empty until the first one has loaded. */
  public ObservableValue<Optional<ModelChoice>> inUse() {
    return inUse;
  }

  /** Changes the level at which predictions are refused; reloads the model in use. */
  public void use(Strictness wanted) {
    if (wanted != strictness) {
      strictness = wanted;
      inUse.get().ifPresent(this::use);
    }
  }

  /** Uses a model once it has loaded. */
  public void use(ModelChoice choice) {
    use(choice, classifier -> {});
  }

  /**
   * Uses a model once it has loaded. If several are chosen in quick succession, only the last one
   * counts.
   *
   * @param loaded receives the classifier when the model is in use
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
            // Resets the pickers to the model in use.
            inUse.set(inUse.get());
            failed.accept(failure);
          }
        });
  }
}
