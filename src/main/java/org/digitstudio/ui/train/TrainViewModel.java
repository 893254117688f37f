package org.digitstudio.ui.train;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.MyDigitsTrainingData;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingRun;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.RunStatus;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.common.PictureFiles;
import org.digitstudio.ui.shell.Navigator;

/** The logic of the Train page: starts, controls and lists runs. Used on the JavaFX thread. */
final class TrainViewModel {
  private final TrainingService service;
  private final RunLibrary library;
  private final ModelStore models;
  private final TrainingDataSources sources;
  private final SharedState workspace;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final PlanViewModel plan;
  private final RunViewModel shown = new RunViewModel();
  private final RunsViewModel runs;
  private final ObjectProperty<Optional<DigitDataset>> test =
      new SimpleObjectProperty<>(Optional.empty());
  private Optional<TrainingRun> underWay = Optional.empty();

  TrainViewModel(
      TrainingService service,
      RunLibrary library,
      ModelStore models,
      TrainingDataSources sources,
      SharedState workspace,
      Navigator navigator,
      BackgroundRunner runner) {
    this.service = service;
    this.library = library;
    this.models = models;
    this.sources = sources;
    this.workspace = workspace;
    this.navigator = navigator;
    this.runner = runner;
    this.plan =
        new PlanViewModel(
            service.engines(),
            Runtime.getRuntime().availableProcessors(),
            () -> workspace.classifier().get().map(reading -> reading.model().spec()));
    this.runs = new RunsViewModel(library, navigator, runner);
    runs.all().addListener((InvalidationListener) any -> followList());
  }

  /** Shows the newest run on return, and follows renames and deletions. */
  private void followList() {
    if (shown.isUnderWay()) {
      return;
    }
    Optional<RunRecord> before = shown.run().get();
    Optional<RunRecord> now =
        before
            .flatMap(run -> runs.all().stream().filter(r -> r.id().equals(run.id())).findFirst())
            .or(() -> runs.all().stream().findFirst());
    if (now.isEmpty()
        && before.map(RunRecord::status).orElse(RunStatus.FINISHED) != RunStatus.FAILED) {
      shown.showNothing();
    } else if (now.isPresent() && !now.equals(before)) {
      shown.show(now.get());
    }
  }

  PlanViewModel plan() {
    return plan;
  }

  RunViewModel shown() {
    return shown;
  }

  RunsViewModel runs() {
    return runs;
  }

  /** Returns the test set, which mistakes are shown from; empty until it is loaded. */
  ObjectProperty<Optional<DigitDataset>> test() {
    return test;
  }

  Navigator navigator() {
    return navigator;
  }

  /** Loads the list of runs, and the test set if it is not loaded yet. */
  void open() {
    runs.refresh();
    plan.work();
    if (test.get().isEmpty()) {
      runner.start(
          job -> sources.mnist().read().test(),
          pictures -> test.set(Optional.of(pictures)),
          navigator::showFailure);
    }
  }

  /** Starts a run with the current plan; does nothing while the plan is invalid. */
  void train() {
    plan.plan().get().ifPresent(this::train);
  }

  private void train(TrainingPlan wanted) {
    Optional<Model> start =
        plan.fromModelInUse().get()
            ? workspace.classifier().get().map(DigitClassifier::model)
            : Optional.empty();
    String name = runs.freeName(TrainFormats.recipe(wanted.recipe()));
    launch(
        wanted.optimization().epochs(),
        feed ->
            service.start(
                new TrainingRequest(name, wanted, sources.of(source()), start, false), feed));
  }

  private Map<String, String> source() {
    return plan.withMyDigits().get() ? Map.of(MyDigitsTrainingData.MY_DIGITS, "") : Map.of();
  }

  /** Resumes a run that was stopped or interrupted. */
  void resume(RunRecord kept) {
    launch(
        kept.plan().optimization().epochs(),
        feed -> service.resume(kept, sources.of(kept.data().source()), false, feed));
  }

  private void launch(int epochs, Function<EventFeed, TrainingRun> start) {
    try {
      EventFeed feed = new EventFeed(runner, System::nanoTime, this::hear);
      if (!shown.isUnderWay()) {
        shown.begin(epochs);
      }
      underWay = Optional.of(start.apply(feed));
    } catch (StudioException e) {
      navigator.showFailure(e);
    }
  }

  private void hear(List<TrainingEvent> events) {
    shown.on(events);
    for (TrainingEvent event : events) {
      switch (event) {
        case TrainingEvent.Finished finished -> ended(finished.run());
        case TrainingEvent.Stopped stopped -> ended(stopped.run());
        case TrainingEvent.Failed failed -> {
          ended(failed.run());
          navigator.showFailure(failed.cause());
        }
        default -> {}
      }
    }
  }

  private void ended(RunRecord run) {
    underWay = Optional.empty();
    runs.refresh();
    if (run.report().isPresent()) {
      navigator.notify(
          Messages.text(
              "train.done", run.name(), TrainFormats.percent(run.testAccuracy().orElseThrow())));
    }
  }

  void pauseOrResume() {
    underWay.ifPresent(
        run -> {
          if (run.isPaused()) {
            run.resume();
          } else {
            run.pause();
          }
        });
  }

  /** Stops the current run after its batch; the best and the last epoch are kept. */
  void stop() {
    underWay.ifPresent(
        run -> {
          shown.ending();
          run.stop();
        });
  }

  boolean isUnderWay() {
    return underWay.isPresent();
  }

  /** Stops the current run at once; it can be resumed later. */
  void abandon() {
    underWay.ifPresent(TrainingRun::abandon);
  }

  void show(RunRecord kept) {
    if (underWay.isEmpty()) {
      shown.show(kept);
    }
  }

  void useInDraw(RunRecord kept) {
    withModel(
        kept,
        model -> {
          navigator.useModel(model);
          navigator.openDraw();
        });
  }

  /** Opens test image 0 in Inside with the run's network. */
  void openInInside(RunRecord kept) {
    withModel(
        kept,
        model -> {
          navigator.useModel(model);
          test.get().ifPresent(pictures -> navigator.openInInside(pictures.image(0)));
        });
  }

  /** Opens Data with the run's model: the filters of Data refer to the current model. */
  void openInData(RunRecord kept, Navigator.DataRequest request) {
    withModel(
        kept,
        model -> {
          navigator.useModel(model);
          navigator.openInData(request);
        });
  }

  void exportModel(RunRecord kept, Path file) {
    withModel(
        kept,
        model ->
            runner.start(
                job -> {
                  models.save(model, file);
                  return file;
                },
                done -> navigator.notify(Messages.text("train.saved", done.getFileName())),
                this::fail));
  }

  /** Writes an image as PNG. */
  void exportPicture(Image picture, Path file) {
    runner.start(
        job -> {
          PictureFiles.write(picture, file);
          return file;
        },
        done -> navigator.notify(Messages.text("train.saved", done.getFileName())),
        this::fail);
  }

  /** Loads a model file and uses it from now on. */
  void importModel(Path file) {
    runner.start(
        job -> models.load(file),
        model -> {
          navigator.useModel(model);
          navigator.notify(Messages.text("train.imported", model.card().name()));
        },
        this::fail);
  }

  private void withModel(RunRecord kept, Consumer<Model> then) {
    runner.start(job -> library.model(kept.id()), then, this::fail);
  }

  private void fail(Throwable e) {
    navigator.showFailure(e, Messages.text("train.failed"));
  }
}
