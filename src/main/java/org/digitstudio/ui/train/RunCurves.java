package org.digitstudio.ui.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.training.EpochRecord;
import org.digitstudio.domain.training.EpochRecord.Score;
import org.digitstudio.domain.training.RunRecord;

/** Builds the curves of runs. */
final class RunCurves {
  /** Number of colours in the style sheet for compared runs. */
  static final int COLOURS = 8;

  private RunCurves() {}

  static List<CurveSeries> loss(List<EpochRecord> curve, List<CurvePoint> batches) {
    List<CurveSeries> all = new ArrayList<>();
    all.add(new CurveSeries(Messages.text("train.curve.batch"), "curve-batch", false, batches));
    all.addAll(three(curve, EpochRecord::loss, Score::loss));
    return all;
  }

  static List<CurveSeries> accuracy(List<EpochRecord> curve) {
    return three(curve, EpochRecord::accuracy, Score::accuracy);
  }

  private static List<CurveSeries> three(
      List<EpochRecord> curve,
      ToDoubleFunction<EpochRecord> training,
      ToDoubleFunction<Score> looked) {
    List<CurveSeries> all = new ArrayList<>();
    all.add(
        series(
            "train.curve.training",
            "curve-training",
            curve,
            epoch -> Optional.of(training.applyAsDouble(epoch))));
    all.add(
        series(
            "train.curve.validation",
            "curve-validation",
            curve,
            epoch -> epoch.validation().map(looked::applyAsDouble)));
    all.add(
        series(
            "train.curve.test",
            "curve-test",
            curve,
            epoch -> epoch.test().map(looked::applyAsDouble)));
    all.removeIf(each -> each.points().isEmpty());
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
  static List<CurveSeries> compared(List<RunRecord> runs, boolean loss) {
    List<CurveSeries> all = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      all.add(
          new CurveSeries(
              runs.get(i).name(),
              "curve-run-" + i % COLOURS,
              true,
              points(runs.get(i).curve(), epoch -> Optional.of(judged(epoch, loss)))));
    }
    return all;
  }

  private static double judged(EpochRecord epoch, boolean loss) {
    return epoch
        .validation()
        .or(epoch::test)
        .map(score -> loss ? score.loss() : score.accuracy())
        .orElseGet(() -> loss ? epoch.loss() : epoch.accuracy());
  }
}
