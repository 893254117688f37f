package org.digitstudio.ui.train.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.train.model.RunViewModel;

/** Builds the curves of runs. */
public final class RunCurves {
  /** Number of colours in the style sheet for compared runs. */
  private static final int COLOURS = 8;

  private RunCurves() {}

  public static List<CurveSeries> loss(List<EpochRecord> curve, List<BatchPoint> batches) {
    return all(batches, BatchPoint::loss, curve, EpochRecord::loss, Score::loss);
  }

  public static List<CurveSeries> accuracy(List<EpochRecord> curve, List<BatchPoint> batches) {
    return all(batches, BatchPoint::accuracy, curve, EpochRecord::accuracy, Score::accuracy);
  }

  private static List<CurveSeries> all(
      List<BatchPoint> batches,
      ToDoubleFunction<BatchPoint> ofBatch,
      List<EpochRecord> curve,
      ToDoubleFunction<EpochRecord> ofTraining,
      ToDoubleFunction<Score> ofScore) {
    List<CurveSeries> all = new ArrayList<>();
    List<CurvePoint> points =
        batches.stream()
            .map(batch -> new CurvePoint(batch.epochs(), ofBatch.applyAsDouble(batch)))
            .toList();
    all.add(new CurveSeries(Messages.text("train.curve.batch"), "curve-batch", false, points));
    all.add(
        series(
            "train.curve.training",
            "curve-training",
            curve,
            epoch -> Optional.of(ofTraining.applyAsDouble(epoch))));
    all.add(
        series(
            "train.curve.validation",
            "curve-validation",
            curve,
            epoch -> epoch.validation().map(ofScore::applyAsDouble)));
    all.add(
        series(
            "train.curve.test",
            "curve-test",
            curve,
            epoch -> epoch.test().map(ofScore::applyAsDouble)));
    all.removeIf(each -> each.readable() && each.points().isEmpty());
    return all;
  }

  private static CurveSeries series(
      String key,
      String style,
      List<EpochRecord> curve,
      Function<EpochRecord, Optional<Double>> value) {
    return new CurveSeries(Messages.text(key), style, true, points(curve, value));
  }

  private static List<CurvePoint> points(
      List<EpochRecord> curve, Function<EpochRecord, Optional<Double>> value) {
    return curve.stream()
        .flatMap(epoch -> value.apply(epoch).map(y -> new CurvePoint(epoch.epoch(), y)).stream())
        .toList();
  }

  /** Returns one curve per run of the score that selected its best epoch. */
  public static List<CurveSeries> compared(List<RunRecord> runs, boolean loss) {
    List<CurveSeries> all = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      all.add(
          new CurveSeries(
              runs.get(i).name(),
              style(i),
              true,
              points(runs.get(i).curve(), epoch -> Optional.of(selecting(epoch, loss)))));
    }
    return all;
  }

  /**
   * Returns the curves of runs that race: batches, and validation accuracy after each epoch.
   *
   * @param names of the runs, as the legend shows them
   * @param goal accuracy to draw as a line, 0..1
   */
  public static List<CurveSeries> race(
      List<String> names, List<RunViewModel> runs, double goal, int epochs) {
    List<CurveSeries> all = new ArrayList<>();
    List<CurvePoint> line = List.of(new CurvePoint(0, goal), new CurvePoint(epochs, goal));
    all.add(new CurveSeries(Messages.text("train.race.goal"), "curve-goal", false, line));
    for (int i = 0; i < runs.size(); i++) {
      List<CurvePoint> batches =
          runs.get(i).batches().stream()
              .map(batch -> new CurvePoint(batch.epochs(), batch.accuracy()))
              .toList();
      all.add(new CurveSeries(names.get(i), style(i) + "-batch", false, batches));
      all.add(
          new CurveSeries(
              names.get(i),
              style(i),
              true,
              points(runs.get(i).curve(), epoch -> epoch.validation().map(Score::accuracy))));
    }
    return all;
  }

  /** Returns the style class of a compared run. */
  public static String style(int index) {
    return "curve-run-" + index % COLOURS;
  }

  private static double selecting(EpochRecord epoch, boolean loss) {
    return epoch
        .validation()
        .or(epoch::test)
        .map(score -> loss ? score.loss() : score.accuracy())
        .orElseGet(() -> loss ? epoch.loss() : epoch.accuracy());
  }
}
