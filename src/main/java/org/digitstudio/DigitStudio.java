package org.digitstudio;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.digitstudio.application.AdaptationService;
import org.digitstudio.application.DatasetService;
import org.digitstudio.application.ModelSwitch;
import org.digitstudio.application.Recipes;
import org.digitstudio.application.RecognitionService;
import org.digitstudio.application.Workspace;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.domain.Model;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.mnist.IdxFiles;
import org.digitstudio.storage.AtomicFile;
import org.digitstudio.storage.CrashLog;
import org.digitstudio.storage.InstanceLock;
import org.digitstudio.storage.LogFile;
import org.digitstudio.storage.ReadingFiles;
import org.digitstudio.storage.UserFolders;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.Messages;
import org.digitstudio.ui.data.DataPlace;
import org.digitstudio.ui.draw.DrawPlace;
import org.digitstudio.ui.inside.InsidePlace;
import org.digitstudio.ui.shell.FirstFrame;
import org.digitstudio.ui.shell.MainWindow;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Place;
import org.digitstudio.ui.shell.PlaceId;
import org.digitstudio.ui.shell.Rehearsal;
import org.digitstudio.ui.shell.StartTrace;
import org.digitstudio.ui.train.TrainPlace;

/** The program with its window. */
public final class DigitStudio extends Application {
  /** A system property with which the program goes through itself once and ends. */
  private static final String REHEARSAL = "digitstudio.rehearsal";

  private final CrashLog crashes = new CrashLog().install();
  private final UserFolders folders = UserFolders.ofSystem();
  private final FxRunner runner = new FxRunner();
  private final Workspace workspace = Workspace.blank();
  private Optional<InstanceLock> lock = Optional.empty();
  private Runnable atEnd = () -> {};

  /** Opens the window and returns when it is closed. */
  public static void open(String... arguments) {
    launch(DigitStudio.class, arguments);
  }

  @Override
  public void start(Stage stage) {
    LogFile.use(folders);
    Optional<String> cannotKeep = folders.prepare();
    lock = InstanceLock.acquire(folders.data());
    WindowNavigator navigator = new WindowNavigator();
    Studio studio =
        new Studio(
            folders,
            () -> Platform.runLater(() -> navigator.notify(Messages.text("shell.unpacking"))));
    atEnd = studio.settings::flush;
    StartTrace trace = StartTrace.ofSystem();
    workspace.classifier().onChange(classifier -> trace.mark("model ready"));
    Map<PlaceId, Supplier<Place>> places = new EnumMap<>(PlaceId.class);
    ModelSwitch models =
        new ModelSwitch(studio.models, studio.classifiers, workspace, runner, navigator::showError);
    places.put(PlaceId.DRAW, () -> draw(studio, models, navigator));
    places.put(PlaceId.TRAIN, () -> train(studio, navigator));
    DatasetService datasets = datasets(studio);
    places.put(PlaceId.DATA, () -> data(datasets, navigator));
    places.put(PlaceId.INSIDE, () -> inside(studio, navigator));
    MainWindow window = new MainWindow(stage, studio.settings, places, Studio.version());
    navigator.window = Optional.of(window);
    navigator.models = Optional.of(models);
    crashes.onCrash(problem -> Platform.runLater(() -> unexpected(window, problem)));
    window.onGoing(
        place -> {
          trace.mark("going to " + place.id());
          FirstFrame.then(() -> trace.mark("painted " + place.id()));
        });
    window.show();
    FirstFrame.then(
        () -> {
          trace.mark("window painted");
          models.useBundled(Recipes.ACCURATE);
          // There by the time someone goes to Data; what is wrong with it is said there.
          datasets.prepare();
          // There are none where the window was not launched but shown, as tests do.
          Optional.ofNullable(getParameters())
              .flatMap(given -> given.getRaw().stream().findFirst())
              .map(Path::of)
              .ifPresent(navigator::open);
        });
    cannotKeep.ifPresent(window::notice);
    if (lock.isEmpty()) {
      window.notice(Messages.text("shell.second"));
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

  /** The last window is closed: what is under way ends, what is not yet on the disk is written. */
  @Override
  public void stop() {
    runner.close();
    atEnd.run();
    lock.ifPresent(InstanceLock::close);
  }

  private Place draw(Studio studio, ModelSwitch models, Navigator navigator) {
    return new DrawPlace(
        new DrawPlace.Services(
            new RecognitionService(),
            models,
            studio.myDigits,
            studio.training,
            studio.test,
            new AdaptationService(studio.engines),
            studio.settings,
            AtomicFile::write),
        workspace,
        runner,
        navigator);
  }

  private Place train(Studio studio, Navigator navigator) {
    return new TrainPlace(
        studio.trainingService,
        studio.runs,
        studio.models,
        studio.sources,
        workspace,
        navigator,
        runner);
  }

  private DatasetService datasets(Studio studio) {
    return new DatasetService(
        workspace,
        runner,
        new ReadingFiles(folders.readings()),
        IdxFiles::read,
        studio.myDigits,
        List.of(studio.test, studio.training));
  }

  private Place data(DatasetService datasets, Navigator navigator) {
    return new DataPlace(
        new DataPlace.Services(datasets, BundledMnist::doubtfulLabels, AtomicFile::write),
        workspace,
        runner,
        navigator);
  }

  private Place inside(Studio studio, WindowNavigator navigator) {
    return new InsidePlace(
        workspace, runner, navigator, studio.models, studio.test, () -> navigator.draw().pad());
  }

  private static void unexpected(MainWindow window, Throwable problem) {
    window.error(
        Messages.text("shell.error.unexpected"),
        Optional.of(problem instanceof Exception known ? known : new Exception(problem)));
  }

  /** Leads from one place to another. */
  private static final class WindowNavigator implements Navigator {
    private Optional<MainWindow> window = Optional.empty();
    private Optional<ModelSwitch> models = Optional.empty();

    private MainWindow window() {
      return window.orElseThrow();
    }

    /** Draw, made if need be, without going there. */
    DrawPlace draw() {
      return (DrawPlace) window().place(PlaceId.DRAW);
    }

    @Override
    public void openInDraw(DigitImage image) {
      openDraw();
      draw().open(image);
    }

    /** A file the program was started with. */
    void open(Path file) {
      openDraw();
      draw().openFile(file);
    }

    @Override
    public void openDraw() {
      window().go(PlaceId.DRAW);
    }

    @Override
    public void openInInside(DigitImage image) {
      window().go(PlaceId.INSIDE);
      ((InsidePlace) window().place(PlaceId.INSIDE)).open(image);
    }

    @Override
    public void openInData(DataRequest request) {
      window().go(PlaceId.DATA);
      ((DataPlace) window().place(PlaceId.DATA)).open(request);
    }

    @Override
    public void openTrain() {
      window().go(PlaceId.TRAIN);
    }

    @Override
    public void useModel(Model model) {
      models.orElseThrow().use(model);
      notify(Messages.text("shell.model.used", model.card().name()));
    }

    @Override
    public void notify(String message) {
      window().notice(message);
    }

    @Override
    public void showError(String message, Optional<Exception> cause) {
      window().error(message, cause);
    }
  }
}
