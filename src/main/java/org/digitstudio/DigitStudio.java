package org.digitstudio;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.adapt.AdaptationService;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.application.reading.ModelChoice;
import org.digitstudio.application.reading.ModelLibrary;
import org.digitstudio.application.reading.ModelSwitch;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.StudioIOException;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.CrashLog;
import org.digitstudio.storage.DrawingFile;
import org.digitstudio.storage.InstanceLock;
import org.digitstudio.storage.LogFile;
import org.digitstudio.storage.PredictionFiles;
import org.digitstudio.storage.UserFolders;
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.ModelNames;
import org.digitstudio.ui.data.DataPage;
import org.digitstudio.ui.draw.DrawPage;
import org.digitstudio.ui.inside.InsidePage;
import org.digitstudio.ui.shell.FirstFrame;
import org.digitstudio.ui.shell.MainWindow;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Page;
import org.digitstudio.ui.shell.PageId;
import org.digitstudio.ui.shell.Rehearsal;
import org.digitstudio.ui.shell.Shortcut;
import org.digitstudio.ui.shell.StartTrace;
import org.digitstudio.ui.shell.WindowLanguage;
import org.digitstudio.ui.train.TrainPage;
import org.digitstudio.ui.train.widgets.RunActions;

/** The JavaFX application: creates the window and its pages. */
public final class DigitStudio extends Application {
  /** System property that makes the program show each page once and exit. */
  private static final String REHEARSAL = "digitstudio.rehearsal";

  private final CrashLog crashes = new CrashLog().install();
  private final UserFolders folders = UserFolders.ofSystem();
  private final FxRunner runner = new FxRunner();
  private final FileDialogs dialogs = FileDialogs.system();
  private final SharedState workspace = SharedState.blank();
  private Optional<InstanceLock> lock = Optional.empty();
  private Runnable atEnd = () -> {};

  /** Opens the window and returns when it is closed. */
  public static void open(String... arguments) {
    launch(DigitStudio.class, arguments);
  }

  @Override
  public void start(Stage stage) {
    LogFile.use(folders);
    Optional<StudioIOException> cannotKeep = folders.prepare();
    lock = InstanceLock.acquire(folders.data());
    WindowNavigator navigator = new WindowNavigator();
    Studio studio =
        new Studio(
            folders,
            () -> Platform.runLater(() -> navigator.notify(Messages.text("shell.unpacking"))));
    atEnd = studio.settings::flush;
    WindowLanguage.use(studio.settings.load().language());
    StartTrace trace = StartTrace.ofSystem();
    workspace.classifier().onChange(classifier -> trace.mark("model ready"));
    Map<PageId, Supplier<Page>> pages = new EnumMap<>(PageId.class);
    ModelSwitch models =
        new ModelSwitch(
            studio.library, studio.classifiers, workspace, runner, navigator::showFailure);
    pages.put(PageId.DRAW, () -> draw(studio, models, navigator));
    pages.put(PageId.TRAIN, () -> train(studio, navigator));
    DatasetService datasets = datasets(studio);
    pages.put(PageId.DATA, () -> data(datasets, navigator));
    pages.put(PageId.INSIDE, () -> inside(studio, navigator));
    MainWindow window =
        new MainWindow(
            stage, studio.settings, pages, shortcuts(), refusals(models), Studio.version());
    navigator.window = Optional.of(window);
    navigator.models = Optional.of(models);
    crashes.onCrash(problem -> Platform.runLater(() -> unexpected(window, problem)));
    window.onGoing(
        page -> {
          trace.mark("going to " + page.id());
          FirstFrame.then(() -> trace.mark("painted " + page.id()));
        });
    window.show();
    FirstFrame.then(
        () -> {
          trace.mark("window painted");
          models.use(studio.settings.load().strictness());
          models.use(ModelLibrary.BUNDLED.getFirst());
          // Loaded in advance for the Data page, which also reports its failures.
          datasets.preload();
          // Tests show the window without launching it: then there are no parameters.
          Optional.ofNullable(getParameters())
              .flatMap(given -> given.getRaw().stream().findFirst())
              .map(Path::of)
              .ifPresent(navigator::open);
        });
    cannotKeep.ifPresent(failure -> window.notify(FailureText.of(failure)));
    if (lock.isEmpty()) {
      window.notify(Messages.text("shell.second"));
    }
    if (Boolean.getBoolean(REHEARSAL)) {
      new Rehearsal(
              window,
              stage.getScene(),
              () -> workspace.classifier().get().isPresent(),
              Platform::exit)
          .start();
    }
  }

  /** Ends background work and writes pending settings after the window was closed. */
  @Override
  public void stop() {
    runner.close();
    atEnd.run();
    lock.ifPresent(InstanceLock::close);
  }

  private static Map<PageId, Supplier<List<Shortcut>>> shortcuts() {
    return Map.of(
        PageId.DRAW, DrawPage::shortcuts,
        PageId.TRAIN, TrainPage::shortcuts,
        PageId.DATA, DataPage::shortcuts,
        PageId.INSIDE, InsidePage::shortcuts);
  }

  private MainWindow.Refusals refusals(ModelSwitch models) {
    return new MainWindow.Refusals(
        () ->
            workspace
                .classifier()
                .get()
                .flatMap(classifier -> classifier.model().card().calibration()),
        models::use);
  }

  private Page draw(Studio studio, ModelSwitch models, Navigator navigator) {
    return new DrawPage(
        new DrawPage.Services(
            new RecognitionService(studio.detector),
            models,
            new AdaptationService(studio.engines),
            new DrawPage.Stores(
                studio.myDigits, new DrawingFile(folders.drawing()), studio.settings),
            new DrawPage.Sets(studio.training, studio.test),
            AtomicFile.WRITER,
            dialogs),
        workspace,
        runner,
        navigator);
  }

  private Page train(Studio studio, Navigator navigator) {
    return new TrainPage(
        studio.trainingService,
        studio.runLibrary,
        studio.models,
        studio.sources,
        workspace,
        navigator,
        runner,
        new RunActions.Exports(RunFormats.ALL, AtomicFile.WRITER));
  }

  private DatasetService datasets(Studio studio) {
    return new DatasetService(
        workspace,
        runner,
        new PredictionFiles(folders.predictions()),
        DataFormats.files(),
        studio.myDigits,
        List.of(studio.test, studio.training));
  }

  private Page data(DatasetService datasets, Navigator navigator) {
    return new DataPage(
        new DataPage.Services(
            datasets,
            BundledMnist::doubtfulLabels,
            AtomicFile.WRITER,
            DataFormats.writer(),
            DataFormats.predictions()),
        workspace,
        runner,
        navigator);
  }

  private Page inside(Studio studio, WindowNavigator navigator) {
    return new InsidePage(
        new InsidePage.Services(studio.library, dialogs, AtomicFile::write, studio.test),
        workspace,
        runner,
        navigator,
        () -> navigator.draw().pad());
  }

  private static void unexpected(MainWindow window, Throwable problem) {
    window.error(
        Messages.text("shell.error.unexpected"),
        Optional.of(problem instanceof Exception known ? known : new Exception(problem)));
  }

  /** Opens pages on behalf of other pages. */
  private static final class WindowNavigator implements Navigator {
    private Optional<MainWindow> window = Optional.empty();
    private Optional<ModelSwitch> models = Optional.empty();

    private MainWindow window() {
      return window.orElseThrow();
    }

    /** Returns the Draw page without showing it. */
    DrawPage draw() {
      return (DrawPage) window().page(PageId.DRAW);
    }

    @Override
    public void openInDraw(DigitImage image) {
      openDraw();
      draw().open(image);
    }

    /** Opens a file that the program was started with. */
    void open(Path file) {
      openDraw();
      draw().openFile(file);
    }

    @Override
    public void openDraw() {
      window().go(PageId.DRAW);
    }

    @Override
    public void openInInside(DigitImage image) {
      window().go(PageId.INSIDE);
      ((InsidePage) window().page(PageId.INSIDE)).open(image);
    }

    @Override
    public void openInData(DataRequest request) {
      window().go(PageId.DATA);
      ((DataPage) window().page(PageId.DATA)).open(request);
    }

    @Override
    public void openTrain() {
      window().go(PageId.TRAIN);
    }

    @Override
    public void useModel(ModelChoice choice) {
      models
          .orElseThrow()
          .use(choice, loaded -> notify(Messages.text("shell.model.used", ModelNames.of(choice))));
    }

    @Override
    public void notify(String message) {
      window().notify(message);
    }

    @Override
    public void notify(String message, Runnable undo) {
      window().notify(message, undo);
    }

    @Override
    public void showProgress(PageId page, OptionalDouble fraction) {
      window().showProgress(page, fraction);
    }

    @Override
    public void showError(String message, Optional<Throwable> cause) {
      window().error(message, cause);
    }
  }
}
