package org.digitstudio.ui.common;

import java.util.OptionalDouble;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;

/** A thin ring that closes clockwise as work proceeds; invisible while nothing is under way. */
public final class ProgressRing extends Pane {
  private static final double FULL_TURN = 360;

  private final Arc arc;

  /**
   * Makes a ring that is invisible until {@link #show} is called with a fraction.
   *
   * @param diameter in pixels
   */
  public ProgressRing(double diameter) {
    double radius = diameter / 2 - 1;
    Circle track = new Circle(diameter / 2, diameter / 2, radius);
    track.getStyleClass().add("ring-track");
    arc = new Arc(diameter / 2, diameter / 2, radius, radius, FULL_TURN / 4, 0);
    arc.setType(ArcType.OPEN);
    arc.getStyleClass().add("ring-arc");
    getStyleClass().add("progress-ring");
    getChildren().addAll(track, arc);
    setMinSize(diameter, diameter);
    setMaxSize(diameter, diameter);
    setMouseTransparent(true);
    setVisible(false);
  }

  /** Shows a fraction of 0..1, or hides the ring where there is none. */
  public void show(OptionalDouble fraction) {
    setVisible(fraction.isPresent());
    arc.setLength(-FULL_TURN * Math.clamp(fraction.orElse(0), 0, 1));
  }
}
