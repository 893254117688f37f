package org.digitstudio.ui.train.model;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.shell.Navigator;

/** The test set of the run shown, loaded in the background. Used on the JavaFX thread. */
public final class TestSets {
  private final TrainingDataSources sources;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final ObjectProperty<Optional<DigitDataset>> shown =
      new SimpleObjectProperty<>(Optional.empty());
  private final Set<Map<String, String>> missing = new HashSet<>();
  private Optional<Map<String, String>> loaded = Optional.empty();

  TestSets(TrainingDataSources sources, Navigator navigator, BackgroundRunner runner) {
    this.sources = sources;
    this.navigator = navigator;
    this.runner = runner;
  }

  /** Returns the test set of the run shown; empty until it is loaded, or if it is lost. */
  public ObjectProperty<Optional<DigitDataset>> shown() {
    return shown;
  }

  /** Loads the test set of a run, or MNIST's without one, unless it is loaded already. */
  void show(Optional<RunRecord> run) {
    Map<String, String> source = run.map(TestSets::source).orElse(Map.of());
    if (loaded.equals(Optional.of(source))) {
      return;
    }
    loaded = Optional.of(source);
    shown.set(Optional.empty());
    runner.start(
        job -> sources.of(source).readTest(),
        data -> {
          if (loaded.equals(Optional.of(source))) {
            shown.set(Optional.of(data));
          }
        },
        failure -> {
          // Files that have gone are reported once.
          if (missing.add(source)) {
            navigator.showFailure(failure);
          }
        });
  }

  /**
   * Reads the test set of a run. Belongs in the background.
   *
   * @throws IOException if its files can't be read
   */
  DigitDataset read(RunRecord run) throws IOException {
    return sources.of(source(run)).readTest();
  }

  private static Map<String, String> source(RunRecord run) {
    return TrainingDataSources.usesOtherTestSet(run.data().source())
        ? run.data().source()
        : Map.of();
  }
}
