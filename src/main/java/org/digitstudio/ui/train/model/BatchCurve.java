package org.digitstudio.ui.train.model;

import java.util.List;
import java.util.stream.IntStream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.digitstudio.domain.training.BatchPoint;
import org.digitstudio.domain.training.TrainingEvent;

/** The training curve, batch by batch: smoothed, and thinned out as it grows. */
final class BatchCurve {
  /** Above this number of points, every second point is dropped. */
  private static final int MAX_POINTS = 1_200;

  /** Weight of the newest batch in the running mean. */
  private static final double NEWEST = 0.2;

  private final ObservableList<BatchPoint> points = FXCollections.observableArrayList();
  private double loss = Double.NaN;
  private double accuracy = Double.NaN;
  private int skipped;
  private int toSkip;

  ObservableList<BatchPoint> points() {
    return points;
  }

  /** Returns the running mean of the batch accuracy, 0..1; NaN before the first batch. */
  double accuracy() {
    return accuracy;
  }

  void add(TrainingEvent.Batch batch) {
    loss = mean(loss, batch.loss());
    accuracy = mean(accuracy, batch.accuracy());
    if (skipped++ >= toSkip) {
      skipped = 0;
      double epochs = batch.epoch() - 1 + (double) batch.batch() / batch.batches();
      points.add(new BatchPoint(epochs, loss, accuracy));
      thinOut();
    }
  }

  private static double mean(double before, double newest) {
    return Double.isNaN(before) ? newest : (1 - NEWEST) * before + NEWEST * newest;
  }

  private void thinOut() {
    if (points.size() > MAX_POINTS) {
      toSkip = 2 * toSkip + 1;
      points.setAll(
          IntStream.range(0, points.size()).filter(i -> i % 2 == 0).mapToObj(points::get).toList());
    }
  }

  /** Puts the curve of earlier epochs, as the history of the run has it, before what is here. */
  void prepend(List<BatchPoint> earlier) {
    double start = points.isEmpty() ? Double.POSITIVE_INFINITY : points.getFirst().epochs();
    points.addAll(0, earlier.stream().filter(point -> point.epochs() < start).toList());
    thinOut();
  }

  void clear() {
    points.clear();
    loss = Double.NaN;
    accuracy = Double.NaN;
    skipped = 0;
    toSkip = 0;
  }
}
