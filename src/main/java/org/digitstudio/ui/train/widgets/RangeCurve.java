package org.digitstudio.ui.train.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RangeTest;
import org.digitstudio.application.training.RangeTest.Point;
import org.digitstudio.application.training.RangeTest.Range;
import org.digitstudio.ui.train.model.TrainFormats;

/** The loss of a learning-rate range test over the learning rate, on a logarithmic axis. */
public final class RangeCurve extends StackPane {
  private final CurveChart chart =
      new CurveChart(
          Messages.text("train.range.loss"), TrainFormats::tick, TrainFormats::loss, true);

  public RangeCurve() {
    getChildren().add(chart);
  }

  /**
   * Shows the steps of a test.
   *
   * @param suggestion a learning rate to mark on the curve
   */
  public void show(List<Point> points, Range range, OptionalDouble suggestion) {
    List<CurveSeries> curves = new ArrayList<>();
    List<CurvePoint> line =
        points.stream()
            .map(point -> new CurvePoint(Math.log10(point.learningRate()), point.loss()))
            .toList();
    curves.add(new CurveSeries(Messages.text("train.range.curve"), "curve-training", true, line));
    suggestion.ifPresent(rate -> curves.add(mark(points, rate)));
    chart.show(curves, HorizontalAxis.learningRates(range.from(), range.to(), RangeTest.STEPS));
  }

  /** Marks the first step at or above a learning rate. */
  private static CurveSeries mark(List<Point> points, double rate) {
    List<CurvePoint> one =
        points.stream()
            .filter(point -> point.learningRate() >= rate)
            .limit(1)
            .map(point -> new CurvePoint(Math.log10(rate), point.loss()))
            .toList();
    return new CurveSeries(Messages.text("train.range.suggested"), "curve-validation", false, one);
  }
}
