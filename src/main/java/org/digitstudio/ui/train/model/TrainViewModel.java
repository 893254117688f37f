package org.digitstudio.ui.train.model;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RunEstimates;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingRun;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.training.RunHistory;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.PageId;

/** The logic of the Train page: starts, controls and shows runs. Used on the JavaFX thread. */
public final class TrainViewModel {
  private final TrainingService service;
  private final RunLibrary library;
  private final TrainingDataSources sources;
  private final SharedState workspace;
  private final Navigator navigator;
  private final BackgroundRunner runner;
  private final PlanViewModel plan;
  private final RunViewModel shown = new RunViewModel();
  private final RunsViewModel runs;
  private final RecipeFacts facts;
  private final RunModels models;
  private final ReplayModel replay;
  private final RangeTestModel rangeTest;
  private final RaceModel race;
  private final TestSets tests;
  private final DataChoice data;
  private Optional<TrainingRun> current = Optional.empty();

  /**
   * @param workspace its classifier is the current model, which a run may start from
   */
  public TrainViewModel(
      TrainingService service,
      RunLibrary library,
      ModelStore modelStore,
      TrainingDataSources sources,
      SharedState workspace,
      Navigator navigator,
      BackgroundRunner runner) {
    this.service = service;
    this.library = library;
    this.sources = sources;
    this.workspace = workspace;
    this.navigator = navigator;
    this.runner = runner;
    plan =
        new PlanViewModel(
            service.engines(),
            Runtime.getRuntime().availableProcessors(),
            () -> workspace.classifier().get().map(used -> used.model().spec()));
    runs = new RunsViewModel(library, navigator, runner);
    facts =
        new RecipeFacts(
            new RunEstimates(service.engines(), service.machine()),
            runs.all(),
            runner,
            Runtime.getRuntime().availableProcessors());
    tests = new TestSets(sources, navigator, runner);
    data = new DataChoice(sources, workspace, navigator, runner);
    models = new RunModels(library, modelStore, tests, navigator, runner);
    replay = new ReplayModel(library.histories(), service.engines(), runner);
    rangeTest =
        new RangeTestModel(
            plan,
            service.engines(),
            () -> new RangeTestModel.Start(sources.of(data.source()), startModel()),
            runner,
            navigator::showFailure);
    race = new RaceModel(service, sources, runs, runner, navigator);
    runs.all().addListener((InvalidationListener) any -> followList());
    shown.run().addListener((observable, before, now) -> replay.show(now));
    tests.shown().addListener((observable, before, now) -> replay.setTest(now));
    shown.run().addListener((observable, before, now) -> tests.show(now));
    data.trainingImages()
        .addListener((observable, before, now) -> plan.setTrainingImages(now.intValue()));
    InvalidationListener chosen =
        any -> facts.setTrainingData(data.trainingImages().get(), data.set().get().isEmpty());
    data.trainingImages().addListener(chosen);
    data.set().addListener(chosen);
    workspace.drawing().onChange(drawing -> runner.later(() -> followDrawing(drawing)));
    followDrawing(workspace.drawing().get());
    workspace.classifier().onChange(model -> runner.later(plan::update));
    shown.onProgress(progress -> navigator.showProgress(PageId.TRAIN, progress));
  }

  /** Shows the newest run on return, and follows renames and deletions. */
  private void followList() {
    if (shown.isRunning()) {
      return;
    }
    Optional<RunRecord> before = shown.run().get();
    Optional<RunRecord> now =
        before
            .flatMap(run -> runs.all().stream().filter(r -> r.id().equals(run.id())).findFirst())
            .or(() -> runs.all().stream().findFirst());
    if (now.isEmpty()) {
      shown.showNothing();
    } else if (!now.equals(before)) {
      show(now.get());
    }
  }

  /** A drawing is followed through the run as soon as there is one. */
  private void followDrawing(DigitImage drawing) {
    if (!drawing.isEmpty()) {
      replay.follow(Followed.drawing(drawing));
    }
  }

  public PlanViewModel plan() {
    return plan;
  }

  /** Returns the moments of the run shown. */
  public ReplayModel replay() {
    return replay;
  }

  /** Returns the race of two plans. */
  public RaceModel race() {
    return race;
  }

  /** Returns the test of the learning rate of the plan. */
  public RangeTestModel rangeTest() {
    return rangeTest;
  }

  public RunViewModel shown() {
    return shown;
  }

  public RunsViewModel runs() {
    return runs;
  }

  /** Returns what is expected of recipes and plans. */
  public RecipeFacts facts() {
    return facts;
  }

  /** Returns the actions on the models of runs. */
  public RunModels models() {
    return models;
  }

  /** Returns the training data of the next run. */
  public DataChoice data() {
    return data;
  }

  /** Returns the test set that mistakes are shown from; empty until it is loaded. */
  public ObjectProperty<Optional<DigitDataset>> test() {
    return tests.shown();
  }

  /** Loads the list of runs, and the test set if it is not loaded yet. */
  public void open() {
    runs.refresh();
    plan.update();
    tests.show(shown.run().get());
  }

  /** Starts a run with the current plan; does nothing while the plan is invalid. */
  public void train() {
    if (data.isUsable()) {
      plan.plan().get().ifPresent(this::train);
    }
  }

  private void train(TrainingPlan wanted) {
    String name = runs.freeName(TrainFormats.recipe(wanted.recipe()));
    launch(
        wanted.optimization().epochs(),
        Optional.empty(),
        feed ->
            service.start(
                new TrainingRequest(name, wanted, sources.of(data.source()), startModel(), false),
                feed));
  }

  private Optional<Model> startModel() {
    return plan.fromCurrentModel().get()
        ? workspace.classifier().get().map(DigitClassifier::model)
        : Optional.empty();
  }

  /** Resumes a run that was stopped or interrupted. */
  public void resume(RunRecord kept) {
    launch(
        kept.plan().optimization().epochs(),
        Optional.of(kept),
        feed -> service.resume(kept, sources.of(kept.data().source()), false, feed));
    loadBatchCurve(kept);
  }

  /** A request that cannot be met leaves the page as it is. */
  private void launch(
      int epochs, Optional<RunRecord> resumed, Function<EventFeed, TrainingRun> start) {
    try {
      current = Optional.of(start.apply(new EventFeed(runner, System::nanoTime, this::hear)));
      shown.begin(epochs, resumed);
    } catch (StudioException e) {
      navigator.showFailure(e);
    }
  }

  private void hear(List<TrainingEvent> events) {
    shown.on(events);
    for (TrainingEvent event : events) {
      switch (event) {
        case TrainingEvent.Snapshot _ -> replay.extend();
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
    current = Optional.empty();
    runs.refresh();
    if (run.report().isPresent()) {
      navigator.notify(
          Messages.text(
              "train.done", run.name(), TrainFormats.percent(run.testAccuracy().orElseThrow())));
    }
  }

  public void pauseOrResume() {
    current.ifPresent(
        run -> {
          if (run.isPaused()) {
            run.resume();
          } else {
            run.pause();
          }
        });
  }

  /** Stops the current run after its batch; the best and the last epoch are kept. */
  public void stop() {
    current.ifPresent(
        run -> {
          shown.stopping();
          run.stop();
        });
  }

  public boolean isRunning() {
    return current.isPresent() || race.running().get();
  }

  /** Stops the current runs at once; they can be resumed later. */
  public void abandon() {
    race.abandon();
    current.ifPresent(TrainingRun::abandon);
  }

  /** Shows a run from the store, unless one is in progress. */
  public void show(RunRecord kept) {
    if (current.isEmpty()) {
      shown.show(kept);
      loadBatchCurve(kept);
    }
  }

  private void loadBatchCurve(RunRecord kept) {
    runner.start(
        job -> library.histories().read(kept.id(), kept.plan().network()),
        history ->
            shown.addEarlier(kept.id(), history.map(RunHistory::batchCurve).orElse(List.of())),
        failure -> shown.addEarlier(kept.id(), List.of()));
  }
}
