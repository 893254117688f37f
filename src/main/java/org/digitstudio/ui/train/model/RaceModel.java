package org.digitstudio.ui.train.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingRequest;
import org.digitstudio.application.training.TrainingRun;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.StudioException;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.TrainingEvent;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.train.model.PlanViewModel.ModelSelection;

/**
 * A race of two plans on the same training and validation images. Both train at once, on a thread
 * each and with the same number of computing threads, so that whatever slows the computer slows
 * both. The first whose validation accuracy after an epoch reaches the goal wins; then both stop.
 * Used on the JavaFX thread.
 */
public final class RaceModel {
  /** Validation accuracies on offer as the goal. */
  public static final List<Double> GOALS = List.of(0.9, 0.95, 0.97, 0.98, 0.985, 0.99);

  private final TrainingService service;
  private final TrainingDataSources sources;
  private final RunsViewModel runs;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final RaceLane first;
  private final RaceLane second;
  private final ObjectProperty<Double> goal = new SimpleObjectProperty<>(0.97);
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper ready = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<RaceLane>> winner =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<TrainingRun> current = List.of();

  RaceModel(
      TrainingService service,
      TrainingDataSources sources,
      RunsViewModel runs,
      BackgroundRunner runner,
      Navigator navigator) {
    this.service = service;
    this.sources = sources;
    this.runs = runs;
    this.runner = runner;
    this.navigator = navigator;
    int threads = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    first = new RaceLane("A", service.engines(), threads);
    second = new RaceLane("B", service.engines(), threads);
    second.plan().recipe().set(Recipes.AS_CODED);
    InvalidationListener changed = any -> update();
    for (RaceLane lane : lanes()) {
      lane.plan().selection().set(ModelSelection.VALIDATION);
      lane.plan().plan().addListener(changed);
      lane.run().state().addListener(changed);
    }
    share(PlanField.EPOCHS, PlanField.SEED, PlanField.LIMIT, PlanField.VALIDATION);
    update();
  }

  /** Shares the settings that decide which images are used. */
  private void share(PlanField... fields) {
    for (PlanField field : fields) {
      second.plan().number(field).text().bindBidirectional(first.plan().number(field).text());
    }
  }

  private void update() {
    ready.set(
        !running.get() && lanes().stream().allMatch(lane -> lane.plan().plan().get().isPresent()));
  }

  public List<RaceLane> lanes() {
    return List.of(first, second);
  }

  /** Returns the validation accuracy that wins, 0..1. */
  public ObjectProperty<Double> goal() {
    return goal;
  }

  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Tells whether both plans are valid and no race is run. */
  public ReadOnlyBooleanProperty ready() {
    return ready.getReadOnlyProperty();
  }

  /** Returns the lane that reached the goal first; empty while none has. */
  public ReadOnlyObjectProperty<Optional<RaceLane>> winner() {
    return winner.getReadOnlyProperty();
  }

  /** Starts the race; does nothing while a plan is invalid. */
  public void start() {
    if (!ready.get()) {
      return;
    }
    try {
      current = service.race(request(first), feed(first), request(second), feed(second));
    } catch (StudioException e) {
      navigator.showFailure(e);
      return;
    }
    winner.set(Optional.empty());
    running.set(true);
    for (RaceLane lane : lanes()) {
      lane.run().begin(epochs(), Optional.empty());
    }
    update();
  }

  private int epochs() {
    return first.plan().number(PlanField.EPOCHS).value().map(BigDecimal::intValue).orElse(1);
  }

  private TrainingRequest request(RaceLane lane) {
    TrainingPlan plan = lane.plan().plan().get().orElseThrow();
    String name =
        runs.freeName(
            Messages.text("train.race.run", TrainFormats.recipe(plan.recipe()), lane.name()));
    return TrainingRequest.of(name, plan, sources.of(Map.of()));
  }

  private EventFeed feed(RaceLane lane) {
    return new EventFeed(runner, System::nanoTime, events -> hear(lane, events));
  }

  private void hear(RaceLane lane, List<TrainingEvent> events) {
    lane.run().on(events);
    for (TrainingEvent event : events) {
      switch (event) {
        case TrainingEvent.Epoch epoch -> checkGoal(lane, epoch.epoch());
        case TrainingEvent.Failed failed -> {
          stop();
          navigator.showFailure(failed.cause());
          ended();
        }
        case TrainingEvent.Finished _, TrainingEvent.Stopped _ -> ended();
        default -> {}
      }
    }
  }

  private void checkGoal(RaceLane lane, EpochRecord epoch) {
    boolean reached =
        epoch.validation().filter(score -> score.accuracy() >= goal.get()).isPresent();
    if (reached && winner.get().isEmpty()) {
      winner.set(Optional.of(lane));
      stop();
    }
  }

  private void ended() {
    runs.refresh();
    if (lanes().stream().noneMatch(lane -> lane.run().isRunning())) {
      current = List.of();
      running.set(false);
      update();
    }
  }

  /** Stops both runs after their batch; they are kept and can be resumed one at a time. */
  public void stop() {
    current.forEach(TrainingRun::stop);
    lanes().stream()
        .map(RaceLane::run)
        .filter(RunViewModel::isRunning)
        .forEach(RunViewModel::stopping);
  }

  /** Stops both runs at once. */
  void abandon() {
    current.forEach(TrainingRun::abandon);
  }
}
