package org.digitstudio.application.training;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.data.TrainingData;
import org.digitstudio.domain.network.Model;
import org.digitstudio.domain.port.NetworkTrainer.Session;
import org.digitstudio.domain.training.OptimizerSpec;
import org.digitstudio.domain.training.Schedule;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.domain.training.TrainingState;

/**
 * A learning-rate range test (Smith 2017): trains a plan's network for a few steps while the
 * learning rate rises exponentially, and records the loss. The network is thrown away.
 */
public final class RangeTest {
  /** Training steps of a whole test. */
  public static final int STEPS = 120;

  /** Weight of the past in the moving average of the loss. */
  private static final double SMOOTHING = 0.9;

  /** The test ends once the loss is this many times its minimum. */
  private static final double DIVERGED = 4;

  /** Steps before the test may end early. */
  private static final int MIN_STEPS = 10;

  /** The loss has to fall below this part of its first value for a suggestion. */
  private static final double HAS_LEARNT = 0.9;

  /** The learning rate of the lowest loss is too high already; a tenth of it is safe. */
  private static final double SAFETY = 0.1;

  private final TrainingPlan plan;
  private final List<Point> points = new ArrayList<>();
  private double average;
  private double lowest = Double.POSITIVE_INFINITY;
  private boolean diverged;

  private RangeTest(TrainingPlan plan) {
    this.plan = plan;
  }

  /**
   * A step of the test.
   *
   * @param loss moving average of the batches' loss, in nats
   */
  public record Point(double learningRate, double loss) {}

  /**
   * The range of learning rates of a test.
   *
   * @param from the first learning rate
   * @param to the last learning rate, if the loss does not diverge before
   */
  public record Range(double from, double to) {
    /** Returns the range for the optimizer of a plan. */
    public static Range of(TrainingPlan plan) {
      return plan.optimization().optimizer() instanceof OptimizerSpec.Adam
          ? new Range(1e-5, 1)
          : new Range(1e-4, 10);
    }
  }

  /**
   * Runs a test on the calling thread.
   *
   * @param start the model whose weights the plan starts from; empty for random weights
   * @param onPoint receives each step
   * @return all steps, lowest learning rate first
   * @throws CancellationException if the task was cancelled
   */
  public static List<Point> run(
      TrainingPlan plan,
      TrainingData data,
      Optional<Model> start,
      TrainingEngines engines,
      Consumer<Point> onPoint,
      BackgroundTask task)
      throws IOException {
    return new RangeTest(plan).run(data.read().training(), start, engines, onPoint, task);
  }

  private List<Point> run(
      DigitDataset all,
      Optional<Model> start,
      TrainingEngines engines,
      Consumer<Point> onPoint,
      BackgroundTask task) {
    int limit = plan.data().limit() > 0 ? Math.min(plan.data().limit(), all.size()) : all.size();
    long wanted = (long) STEPS * plan.optimization().batchSize();
    DigitDataset images = all.take((int) Math.min(limit, wanted));
    int batches = Math.ceilDiv(images.size(), plan.optimization().batchSize());
    int epochs = Math.ceilDiv(STEPS, batches);
    Range range = Range.of(plan);
    TrainingPlan test =
        plan.withEpochs(epochs)
            .withLearningRate(range.to())
            .withSchedule(new Schedule.Exponential(range.from() / range.to()));
    Optional<TrainingState> from =
        start.map(model -> TrainingState.startingFrom(model.parameters()));
    try (Session session = engines.choose(test).engine().trainer().open(test, images, from)) {
      for (int i = 0; i < epochs && !diverged; i++) {
        train(session, onPoint, task);
      }
    }
    return List.copyOf(points);
  }

  private void train(Session session, Consumer<Point> onPoint, BackgroundTask task) {
    try {
      session.trainEpoch(
          (batch, batches, loss, accuracy, learningRate) ->
              !task.isCancelled() && record(learningRate, loss, onPoint));
    } catch (CancellationException e) {
      if (!diverged) {
        throw e;
      }
    }
  }

  /** Returns false once the loss has diverged; that step is left out. */
  private boolean record(double learningRate, double loss, Consumer<Point> onPoint) {
    average = SMOOTHING * average + (1 - SMOOTHING) * loss;
    double smooth = average / (1 - Math.pow(SMOOTHING, points.size() + 1));
    diverged = !Double.isFinite(smooth) || points.size() >= MIN_STEPS && smooth > DIVERGED * lowest;
    if (!diverged) {
      lowest = Math.min(lowest, smooth);
      Point point = new Point(learningRate, smooth);
      points.add(point);
      onPoint.accept(point);
    }
    return !diverged;
  }

  /**
   * Returns the learning rate that a finished test suggests: a tenth of the one with the lowest
   * loss, rounded down to 1, 2 or 5 times a power of ten.
   *
   * @return empty if the loss hardly fell at any learning rate
   */
  public static OptionalDouble suggestion(List<Point> points) {
    Optional<Point> best = points.stream().min(Comparator.comparingDouble(Point::loss));
    if (best.isEmpty() || best.get().loss() > HAS_LEARNT * points.getFirst().loss()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(roundDown(SAFETY * best.get().learningRate()));
  }

  private static double roundDown(double value) {
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    double leading = value / power;
    return power * (leading >= 5 ? 5 : leading >= 2 ? 2 : 1);
  }
}
