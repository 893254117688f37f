package org.digitstudio.ui;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.digitstudio.TestModels;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.adapt.AdaptationService;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DrawingStore;
import org.digitstudio.domain.port.MyDigitsStore;
import org.digitstudio.domain.port.SettingsStore;
import org.digitstudio.domain.training.EngineKind;
import org.digitstudio.engine.detector.BundledDetector;
import org.digitstudio.engine.fused.FusedClassifier;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.ink.InkJson;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.FolderRunStore;
import org.digitstudio.storage.MyDigitsFile;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.draw.DrawPage;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.PageId;

/**
 * Builds the pages under test from the program's own parts, with stores in memory or in a test
 * folder.
 */
public final class Studios {
  private Studios() {}

  /** Returns a shared state with a bundled model in use. */
  public static SharedState workspace(String recipe) {
    SharedState workspace = SharedState.blank();
    try {
      Model model = TestModels.store().bundled(recipe);
      workspace.classifier().set(Optional.of(new FusedClassifier(model)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return workspace;
  }

  public static AdaptationService adaptation() {
    return new AdaptationService(
        new TrainingEngines(
            Map.of(
                EngineKind.FUSED,
                new TrainingEngines.Engine(new FusedTrainer(), FusedClassifier::new))));
  }

  public static MyDigitsStore myDigits(Path folder) {
    return new MyDigitsFile(
        folder.resolve("my-digits.jsonl"), InkJson.CODEC, InstantSource.system());
  }

  /** Returns the library of the bundled models, without runs. */
  public static ModelLibrary library() {
    return new ModelLibrary(
        TestModels.store(), new FolderRunStore(Path.of("target", "test-home", "no-runs")));
  }

  /** Returns a switch between the bundled models. */
  public static ModelSwitch models(
      SharedState workspace, BackgroundRunner runner, Navigator navigator) {
    return new ModelSwitch(
        library(), FusedClassifier::new, workspace, runner, navigator::showFailure);
  }

  /** Creates the Draw page with stores of its own; on the JavaFX thread. */
  public static DrawPage draw(
      SharedState workspace,
      BackgroundRunner runner,
      Navigator navigator,
      DrawPage.Stores stores,
      DrawPage.Sets sets) {
    return draw(models(workspace, runner, navigator), workspace, runner, navigator, stores, sets);
  }

  /** The Draw page with a switch of the test's own; on the JavaFX thread. */
  public static DrawPage draw(
      ModelSwitch models,
      SharedState workspace,
      BackgroundRunner runner,
      Navigator navigator,
      DrawPage.Stores stores,
      DrawPage.Sets sets) {
    return new DrawPage(
        new DrawPage.Services(
            new RecognitionService(BundledDetector::get),
            models,
            adaptation(),
            stores,
            sets,
            AtomicFile::write,
            FileDialogs.system()),
        workspace,
        runner,
        navigator);
  }

  /**
   * Creates the Draw page; on the JavaFX thread.
   *
   * @param training the images for similar digits and for adaptation
   * @param test the images to evaluate an adapted model on
   */
  public static DrawPage draw(
      SharedState workspace,
      BackgroundRunner runner,
      Navigator navigator,
      MyDigitsStore myDigits,
      SettingsStore settings,
      Supplier<DigitDataset> training,
      Supplier<DigitDataset> test) {
    return draw(
        workspace,
        runner,
        navigator,
        new DrawPage.Stores(myDigits, new MemoryDrawing(), settings),
        new DrawPage.Sets(training, test));
  }

  /** Keeps the drawing in memory. */
  public static final class MemoryDrawing implements DrawingStore {
    private Drawing drawing = Drawing.BLANK;

    @Override
    public synchronized Drawing load() {
      return drawing;
    }

    @Override
    public synchronized void save(Drawing next) {
      drawing = next;
    }
  }

  /** Keeps the settings in memory. */
  public static final class MemorySettings implements SettingsStore {
    private Settings settings = Settings.DEFAULTS.withMotion(false);

    @Override
    public synchronized Settings load() {
      return settings;
    }

    @Override
    public synchronized void save(Settings next) {
      settings = next;
    }
  }

  /** Records the requests of a page. */
  public static class NotingNavigator implements Navigator {
    /** The pages shown and the models used, in order. */
    public final List<String> asked = new ArrayList<>();

    public final List<Model> used = new ArrayList<>();
    public final List<ModelChoice> choices = new ArrayList<>();
    public final List<DataRequest> requests = new ArrayList<>();
    public final List<String> notices = new ArrayList<>();

    /** The undo actions of the notices. */
    public final List<Runnable> undos = new ArrayList<>();

    public final Map<PageId, OptionalDouble> progress = new EnumMap<>(PageId.class);
    public final List<String> errors = new ArrayList<>();

    /** Returns all requests, notices and failures. */
    public List<String> everything() {
      return Stream.of(asked, notices, errors).flatMap(List::stream).toList();
    }

    @Override
    public void openInDraw(DigitImage image) {
      asked.add("draw");
    }

    @Override
    public void openInInside(DigitImage image) {
      asked.add("inside");
    }

    @Override
    public void openInData(DataRequest request) {
      asked.add("data " + request);
      requests.add(request);
    }

    @Override
    public void openTrain() {
      asked.add("train");
    }

    @Override
    public void useModel(ModelChoice choice) {
      asked.add("model " + choice);
      choices.add(choice);
    }

    @Override
    public void useModel(Model model) {
      asked.add("model " + model.card().name());
      used.add(model);
    }

    @Override
    public void notify(String message) {
      notices.add(message);
    }

    @Override
    public void notify(String message, Runnable undo) {
      notices.add(message);
      undos.add(undo);
    }

    @Override
    public void showProgress(PageId page, OptionalDouble fraction) {
      progress.put(page, fraction);
    }

    @Override
    public void showError(String message, Optional<Throwable> cause) {
      errors.add(message);
    }
  }
}
