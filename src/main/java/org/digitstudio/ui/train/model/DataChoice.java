package org.digitstudio.ui.train.model;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.training.ChosenSet;
import org.digitstudio.application.training.FileTrainingData;
import org.digitstudio.application.training.MyDigitsTrainingData;
import org.digitstudio.application.training.RunEstimates;
import org.digitstudio.application.training.SetArrangement;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.ui.shell.Navigator;

/** The training data of the next run: MNIST unless the user chooses another set. */
public final class DataChoice {
  static final int MNIST = RunEstimates.MNIST_IMAGES;

  private final TrainingDataSources sources;
  private final SharedState workspace;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final ReadOnlyObjectWrapper<Optional<ChosenSet>> set =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper trainingImages = new ReadOnlyIntegerWrapper(MNIST);
  private final ReadOnlyObjectWrapper<Optional<Advice>> namesAdvice =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final BooleanProperty transposed = new SimpleBooleanProperty();
  private final BooleanProperty inverted = new SimpleBooleanProperty();
  private final BooleanProperty withMnist = new SimpleBooleanProperty();
  private final BooleanProperty withMyDigits = new SimpleBooleanProperty();
  private final StringProperty classNames = new SimpleStringProperty("");

  DataChoice(
      TrainingDataSources sources,
      SharedState workspace,
      Navigator navigator,
      BackgroundRunner runner) {
    this.sources = sources;
    this.workspace = workspace;
    this.navigator = navigator;
    this.runner = runner;
    for (Observable each : List.of(set, withMnist)) {
      each.addListener(any -> trainingImages.set(countImages()));
    }
    for (Observable each : List.of(set, classNames)) {
      each.addListener(any -> checkNames());
    }
  }

  /** Returns the set that the user has chosen; empty for MNIST. */
  public ReadOnlyObjectProperty<Optional<ChosenSet>> set() {
    return set.getReadOnlyProperty();
  }

  /** Whether a set is being opened. */
  public ReadOnlyBooleanProperty opening() {
    return opening.getReadOnlyProperty();
  }

  /** Returns the number of training images, without My digits. */
  public ReadOnlyIntegerProperty trainingImages() {
    return trainingImages.getReadOnlyProperty();
  }

  /** Returns what is wrong with the class names. */
  public ReadOnlyObjectProperty<Optional<Advice>> namesAdvice() {
    return namesAdvice.getReadOnlyProperty();
  }

  /** Whether rows and columns of the chosen set's images are exchanged. */
  public BooleanProperty transposed() {
    return transposed;
  }

  /** Whether black and white of the chosen set's images are exchanged. */
  public BooleanProperty inverted() {
    return inverted;
  }

  /** Whether MNIST's training images are used besides the chosen set's. */
  public BooleanProperty withMnist() {
    return withMnist;
  }

  /** Whether My digits are used besides. */
  public BooleanProperty withMyDigits() {
    return withMyDigits;
  }

  /** Returns the names of the chosen set's ten classes as they are typed, with commas between. */
  public StringProperty classNames() {
    return classNames;
  }

  /** Trains on MNIST. */
  public void chooseMnist() {
    set.set(Optional.empty());
  }

  /** Opens files or a folder as the training data; if that fails, the choice stays. */
  public void choose(List<Path> files) {
    open(() -> ChosenSet.open(sources.files(), files, workspace.classifier().get()));
  }

  /** Trains on My digits alone, if there are enough. */
  public void chooseMyDigits() {
    open(() -> ChosenSet.myDigits(sources.myDigits()));
  }

  private void open(Callable<ChosenSet> opener) {
    opening.set(true);
    runner.start(
        job -> opener.call(),
        opened -> {
          opening.set(false);
          adopt(opened);
        },
        failure -> {
          opening.set(false);
          navigator.showFailure(failure);
        });
  }

  private void adopt(ChosenSet opened) {
    transposed.set(false);
    inverted.set(false);
    withMnist.set(false);
    withMyDigits.set(false);
    classNames.set(opened.classNames().joined());
    set.set(Optional.of(opened));
  }

  private int countImages() {
    int own = set.get().map(ChosenSet::training).orElse(MNIST);
    if (!mixesMnist()) {
      return own;
    }
    ChosenSet chosen = set.get().orElseThrow();
    return MNIST + (chosen.ownTest() ? own : own + chosen.test());
  }

  private boolean mixesMnist() {
    return isOfFiles() && withMnist.get();
  }

  private boolean isOfFiles() {
    return set.get().filter(chosen -> !chosen.files().isEmpty()).isPresent();
  }

  /** Whether a run can start with this data as far as is known. */
  public boolean isUsable() {
    return namesAdvice.get().isEmpty();
  }

  /** Whether the classes are digits, which MNIST and My digits can be added to. */
  public boolean areDigits() {
    return !isOfFiles() || parsedNames().map(ClassNames::areDigits).orElse(false);
  }

  private void checkNames() {
    Optional<Advice> found = Optional.empty();
    if (isOfFiles()) {
      try {
        ClassNames.parse(classNames.get());
      } catch (StudioException e) {
        found = Optional.of(Advice.of(e));
      }
    }
    namesAdvice.set(found);
    if (!areDigits()) {
      withMnist.set(false);
      withMyDigits.set(false);
    }
  }

  private Optional<ClassNames> parsedNames() {
    try {
      return Optional.of(ClassNames.parse(classNames.get()));
    } catch (StudioException e) {
      return Optional.empty();
    }
  }

  /** Returns a sample of each class of the chosen set, arranged as it will be trained on. */
  public Optional<DigitDataset> samples() {
    return set.get().map(chosen -> arrangement(chosen).apply(chosen.samples()));
  }

  /** Returns the options that make a run read the data. */
  Map<String, String> source() {
    Map<String, String> source = new HashMap<>();
    set.get()
        .ifPresent(
            chosen ->
                source.putAll(
                    chosen.files().isEmpty()
                        ? Map.of(MyDigitsTrainingData.MY_DIGITS_ONLY, "")
                        : FileTrainingData.source(
                            chosen.files(), withMnist.get(), arrangement(chosen))));
    if (withMyDigits.get()) {
      source.put(MyDigitsTrainingData.MY_DIGITS, "");
    }
    return source;
  }

  private SetArrangement arrangement(ChosenSet chosen) {
    Optional<ClassNames> typed = parsedNames().filter(names -> !names.equals(chosen.classNames()));
    return new SetArrangement(transposed.get(), inverted.get(), typed);
  }
}
