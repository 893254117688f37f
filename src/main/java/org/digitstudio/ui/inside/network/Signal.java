package org.digitstudio.ui.inside.network;

import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.util.Duration;

/** Animates the signal from the image to the output, slowly enough to talk about each column. */
final class Signal {
  private static final Duration STAY = Duration.seconds(2.4);
  private static final Duration TRAVEL = Duration.seconds(1.6);

  private final DoubleProperty reach;
  private final Consumer<Optional<Integer>> onColumn;
  private Optional<Timeline> running = Optional.empty();

  /**
   * @param onColumn receives the column the signal arrives at; empty once it is over
   */
  Signal(DoubleProperty reach, Consumer<Optional<Integer>> onColumn) {
    this.reach = reach;
    this.onColumn = onColumn;
  }

  boolean isRunning() {
    return running.isPresent();
  }

  void play(int columns) {
    stop();
    Timeline timeline = new Timeline();
    Duration at = Duration.ZERO;
    for (int column = 0; column < columns; column++) {
      int arrived = column;
      timeline
          .getKeyFrames()
          .add(
              new KeyFrame(
                  at,
                  event -> onColumn.accept(Optional.of(arrived)),
                  new KeyValue(reach, column, Interpolator.LINEAR)));
      at = at.add(STAY);
      timeline
          .getKeyFrames()
          .add(new KeyFrame(at, new KeyValue(reach, column, Interpolator.DISCRETE)));
      at = at.add(TRAVEL);
    }
    timeline.setOnFinished(event -> stop());
    reach.set(0);
    running = Optional.of(timeline);
    timeline.play();
  }

  void stop() {
    running.ifPresent(Timeline::stop);
    if (running.isPresent()) {
      running = Optional.empty();
      reach.set(Double.POSITIVE_INFINITY);
      onColumn.accept(Optional.empty());
    }
  }
}
