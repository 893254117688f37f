package org.digitstudio.ui;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** Draws on the canvas with mouse events. */
public final class Pointer {
  /** The points of a seven, as fractions of the canvas's smaller side. */
  public static final double[][] SEVEN = {{.3, .25}, {.5, .24}, {.7, .25}, {.6, .5}, {.48, .8}};

  private final FxRobot robot;

  public Pointer(FxRobot robot) {
    this.robot = robot;
  }

  /**
   * Draws one stroke.
   *
   * @param points its points, as fractions of the canvas's smaller side
   */
  public void draw(Stage stage, double[][] points) {
    draw(stage, "#canvas", points);
  }

  /** Draws one stroke on the canvas with an id. */
  public void draw(Stage stage, String canvasId, double[][] points) {
    Bounds paper =
        Fx.call(
            () -> {
              Node canvas = Fx.find(stage, canvasId);
              return canvas.localToScreen(canvas.getLayoutBounds());
            });
    double side = Math.min(paper.getWidth(), paper.getHeight());
    double left = paper.getCenterX() - side / 2;
    double top = paper.getCenterY() - side / 2;
    for (int i = 0; i < points.length; i++) {
      robot.moveTo(new Point2D(left + side * points[i][0], top + side * points[i][1]));
      if (i == 0) {
        robot.press(MouseButton.PRIMARY);
      }
    }
    robot.release(MouseButton.PRIMARY);
  }
}
