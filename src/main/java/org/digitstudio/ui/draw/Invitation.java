package org.digitstudio.ui.draw;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.transform.Scale;
import javafx.util.Duration;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Labels;

/**
 * The content of a blank page: a faint digit that writes itself a few times, and a line of text. It
 * is gone the moment a pen touches the page.
 */
final class Invitation extends Pane {
  private static final Duration WRITING = Duration.millis(1400);
  private static final Duration RESTING = Duration.millis(1600);
  private static final int TIMES = 3;
  private static final double DIGIT_SHARE = 0.4;

  /** The digit is laid out in a box of this side and then scaled. */
  private static final double UNIT = 100;

  private static final double PEN = 8;

  private final InkShapes digit = new InkShapes(SampleInks.ghost(), UNIT, UNIT, PEN);
  private final Scale scale = new Scale();
  private final Label text = Labels.title(Messages.text("draw.invitation"));
  private final DoubleProperty written = new SimpleDoubleProperty(1);
  private final Timeline writing =
      new Timeline(
          new KeyFrame(Duration.ZERO, new KeyValue(written, 0)),
          new KeyFrame(WRITING, new KeyValue(written, 1, Interpolator.EASE_BOTH)),
          new KeyFrame(WRITING.add(RESTING), new KeyValue(written, 1)));
  private final boolean motion;

  /**
   * Makes an invitation.
   *
   * @param motion false shows the digit as written
   */
  Invitation(boolean motion) {
    this.motion = motion;
    getStyleClass().add("invitation");
    setMouseTransparent(true);
    digit.setManaged(false);
    digit.getTransforms().add(scale);
    getChildren().addAll(digit, text);
    writing.setCycleCount(TIMES);
    written.subscribe(fraction -> digit.write(fraction.doubleValue()));
    sceneProperty().subscribe(scene -> play());
    visibleProperty().subscribe(visible -> play());
  }

  /** The digit writes itself only while somebody sees it. */
  private void play() {
    boolean seen = motion && isVisible() && getScene() != null;
    if (seen && writing.getStatus() != Animation.Status.RUNNING) {
      writing.playFromStart();
    } else if (!seen) {
      writing.stop();
      written.set(1);
    }
  }

  @Override
  protected void layoutChildren() {
    double side = DIGIT_SHARE * Math.min(getWidth(), getHeight());
    scale.setX(side / UNIT);
    scale.setY(side / UNIT);
    digit.setLayoutX((getWidth() - side) / 2);
    digit.setLayoutY((getHeight() - side) / 2 - side / 8);
    double width = text.prefWidth(-1);
    text.resizeRelocate(
        (getWidth() - width) / 2, getHeight() / 2 + 0.55 * side, width, text.prefHeight(-1));
  }
}
