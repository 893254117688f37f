package org.digitstudio.ui.train.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.training.RangeTest;
import org.digitstudio.application.training.RangeTest.Point;
import org.digitstudio.application.training.RangeTest.Range;
import org.digitstudio.application.training.TrainingEngines;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

/** The learning-rate range test of the plan being edited. Used on the JavaFX thread. */
public final class RangeTestModel {
  private final PlanViewModel plan;
  private final TrainingEngines engines;
  private final Supplier<Start> start;
  private final BackgroundRunner runner;
  private final Consumer<Throwable> failed;
  private final ObservableList<Point> points = FXCollections.observableArrayList();
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<Optional<TrainingPlan>> tested =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private @Nullable BackgroundTask task;

  /**
   * The data and the weights that a run would start from.
   *
   * @param model whose weights the run starts from; empty for random weights
   */
  public record Start(TrainingData data, Optional<Model> model) {}

  RangeTestModel(
      PlanViewModel plan,
      TrainingEngines engines,
      Supplier<Start> start,
      BackgroundRunner runner,
      Consumer<Throwable> failed) {
    this.plan = plan;
    this.engines = engines;
    this.start = start;
    this.runner = runner;
    this.failed = failed;
    plan.plan().addListener((observable, before, now) -> forgetOther(now));
  }

  /** Returns the steps so far, lowest learning rate first. */
  public ObservableList<Point> points() {
    return points;
  }

  public ReadOnlyBooleanProperty running() {
    return running.getReadOnlyProperty();
  }

  /** Returns the plan whose test is shown; empty while there is none. */
  public ReadOnlyObjectProperty<Optional<TrainingPlan>> tested() {
    return tested.getReadOnlyProperty();
  }

  /** Returns the range of the test shown. */
  public Range range() {
    return Range.of(tested.get().orElseThrow());
  }

  /** Returns the suggested learning rate; empty while the test runs, or if it found none. */
  public OptionalDouble suggestion() {
    return running.get() ? OptionalDouble.empty() : RangeTest.suggestion(points);
  }

  /** Tests the current plan; does nothing while it is invalid. */
  public void start() {
    plan.plan().get().ifPresent(this::start);
  }

  private void start(TrainingPlan wanted) {
    cancel();
    points.clear();
    Start from = start.get();
    running.set(true);
    tested.set(Optional.of(wanted));
    BackgroundTask started =
        runner.start(
            job ->
                RangeTest.run(
                    wanted,
                    from.data(),
                    from.model(),
                    engines,
                    point -> runner.later(() -> add(point, job)),
                    job),
            this::finish,
            this::fail);
    task = running.get() ? started : null;
  }

  private void add(Point point, BackgroundTask job) {
    if (!job.isCancelled()) {
      points.add(point);
    }
  }

  private void finish(List<Point> all) {
    task = null;
    points.setAll(all);
    running.set(false);
  }

  private void fail(Throwable cause) {
    close();
    failed.accept(cause);
  }

  /** Takes the suggested learning rate over into the plan. */
  public void use() {
    suggestion().ifPresent(rate -> plan.number(PlanField.LEARNING_RATE).set(rate));
  }

  /** Ends the test, if it runs, and shows none. */
  public void close() {
    cancel();
    running.set(false);
    tested.set(Optional.empty());
    points.clear();
  }

  private void cancel() {
    if (task != null) {
      task.cancel();
      task = null;
    }
  }

  /** A test says nothing about another network, optimizer or batch size. */
  private void forgetOther(Optional<TrainingPlan> now) {
    boolean other =
        now.isPresent() && tested.get().isPresent() && !isAlike(now.get(), tested.get().get());
    if (other) {
      close();
    }
  }

  private static boolean isAlike(TrainingPlan one, TrainingPlan other) {
    return one.network().equals(other.network())
        && one.optimization().batchSize() == other.optimization().batchSize()
        && one.optimization()
            .optimizer()
            .withLearningRate(1)
            .equals(other.optimization().optimizer().withLearningRate(1));
  }
}
