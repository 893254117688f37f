package org.digitstudio.application.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.Digits;
import org.digitstudio.application.training.RangeTest.Point;
import org.digitstudio.domain.training.TrainingPlan;
import org.junit.jupiter.api.Test;

class RangeTestTest {
  private final TrainingPlan plan = LinearEngine.plan(3, 0, 0);
  private final List<Point> seen = new ArrayList<>();
  private final BackgroundTask task = new BackgroundTask();

  private List<Point> run(TrainingPlan tested, int images) throws IOException {
    return RangeTest.run(
        tested,
        Digits.trainingData(images, 10),
        Optional.empty(),
        LinearEngine.engines(),
        seen::add,
        task);
  }

  @Test
  void theLearningRateRisesByTheSameFactorAtEachStep() throws IOException {
    List<Point> points = run(plan, 5_000);

    assertThat(points).isEqualTo(seen);
    assertThat(points.getFirst().learningRate()).isCloseTo(1e-4, within(1e-9));
    double factor = Math.pow(10, 5.0 / RangeTest.STEPS);
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).learningRate() / points.get(i - 1).learningRate())
          .isCloseTo(factor, within(1e-6));
    }
  }

  @Test
  void theTestEndsWhereTheLossDiverges() throws IOException {
    List<Point> points = run(plan, 5_000);

    double lowest = points.stream().mapToDouble(Point::loss).min().orElseThrow();
    assertThat(points).as("10 is far too high").hasSizeBetween(40, RangeTest.STEPS - 1);
    assertThat(points).allMatch(point -> point.loss() <= 4 * lowest || point.loss() < 2.4);
  }

  @Test
  void aNetworkTrainedAtTheSuggestionLearns() throws IOException {
    double suggestion = RangeTest.suggestion(run(plan, 5_000)).orElseThrow();

    double atFirst = seen.getFirst().loss();
    TrainingPlan tuned = plan.withLearningRate(suggestion).withEpochs(1);
    try (var session =
        new LinearEngine()
            .open(tuned, Digits.trainingData(5_000, 10).read().training(), Optional.empty())) {
      assertThat(session.trainEpoch((batch, batches, loss, accuracy, rate) -> true).loss())
          .isLessThan(0.8 * atFirst);
    }
  }

  @Test
  void aSmallTrainingSetIsUsedSeveralTimes() throws IOException {
    run(plan.withLimit(100), 5_000);

    assertThat(seen).as("5 batches an epoch").hasSizeGreaterThan(40);
  }

  @Test
  void theSuggestionIsARoundNumberAtMostATenthOfTheBest() {
    List<Point> points = List.of(new Point(0.001, 2.3), new Point(0.07, 0.4), new Point(0.5, 1.2));

    assertThat(RangeTest.suggestion(points).orElseThrow()).isCloseTo(0.005, within(1e-12));
  }

  @Test
  void aLossThatNeverFallsSuggestsNothing() {
    assertThat(RangeTest.suggestion(List.of(new Point(0.001, 2.3), new Point(0.1, 2.25))))
        .isEmpty();
    assertThat(RangeTest.suggestion(List.of())).isEmpty();
  }

  @Test
  void aCancelledTestEnds() {
    task.cancel();

    assertThatThrownBy(() -> run(plan, 100)).isInstanceOf(CancellationException.class);
    assertThat(seen).isEmpty();
  }
}
