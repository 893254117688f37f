package org.digitstudio.ui;

import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** Draws on the window's paper as a person with a mouse does. */
public final class Pointer {
  /** A seven, in parts of the paper's smaller side. */
  public static final double[][] SEVEN = {{.3, .25}, {.5, .24}, {.7, .25}, {.6, .5}, {.48, .8}};

  private final FxRobot robot;

  public Pointer(FxRobot robot) {
    this.robot = robot;
  }

  /**
   * Draws one stroke.
   *
   * @param way its points, in parts of the paper's smaller side
   */
  public void draw(Stage stage, double[][] way) {
    draw(stage, "#canvas", way);
  }

  /** As {@link #draw(Stage, double[][])}, on any paper. */
  public void draw(Stage stage, String paperId, double[][] way) {
    Bounds paper =
        Fx.call(
            () -> {
              Node canvas = Fx.find(stage, paperId);
              return canvas.localToScreen(canvas.getLayoutBounds());
            });
    double side = Math.min(paper.getWidth(), paper.getHeight());
    double left = paper.getCenterX() - side / 2;
    double top = paper.getCenterY() - side / 2;
    for (int i = 0; i < way.length; i++) {
      robot.moveTo(new Point2D(left + side * way[i][0], top + side * way[i][1]));
      if (i == 0) {
        robot.press(MouseButton.PRIMARY);
      }
    }
    robot.release(MouseButton.PRIMARY);
  }
}
