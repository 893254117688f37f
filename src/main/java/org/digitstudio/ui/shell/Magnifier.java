package org.digitstudio.ui.shell;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;
import javafx.scene.transform.Scale;

/**
 * Holds the pages and, while the program presents, enlarges them to fill the screen and marks the
 * pointer with a disc.
 */
final class Magnifier extends Region {
  /**
   * The height that a page is laid out for while it is enlarged, in pixels. On a screen of 1080
   * pixels body text of 14 then measures 24.5, which the last row of a class can read.
   */
  private static final double PAGE_HEIGHT = 616;

  /** No page is laid out narrower than the window's smallest size leaves it. */
  private static final double PAGE_MIN_WIDTH = 872;

  private static final double POINTER_RADIUS = 28;

  private final StackPane page;
  private final Scale scale = new Scale(1, 1);
  private final Circle pointer = new Circle(POINTER_RADIUS);
  private boolean enlarging;

  Magnifier(Node... pages) {
    page = new StackPane(pages);
    page.getTransforms().add(scale);
    pointer.getStyleClass().add("presenting-pointer");
    pointer.setManaged(false);
    pointer.setMouseTransparent(true);
    pointer.setVisible(false);
    getChildren().addAll(page, pointer);
    addEventFilter(MouseEvent.ANY, this::follow);
  }

  /** Begins or ends to enlarge the page. */
  void enlarge(boolean on) {
    enlarging = on;
    pointer.setVisible(false);
    requestLayout();
  }

  /** Returns how many times larger than usual the page is. */
  double factor() {
    return scale.getX();
  }

  private void follow(MouseEvent event) {
    pointer.setVisible(enlarging && event.getEventType() != MouseEvent.MOUSE_EXITED);
    pointer.relocate(event.getX() - POINTER_RADIUS, event.getY() - POINTER_RADIUS);
  }

  @Override
  protected void layoutChildren() {
    double factor =
        enlarging
            ? Math.max(1, Math.min(getHeight() / PAGE_HEIGHT, getWidth() / PAGE_MIN_WIDTH))
            : 1;
    scale.setX(factor);
    scale.setY(factor);
    layoutInArea(page, 0, 0, getWidth() / factor, getHeight() / factor, 0, HPos.LEFT, VPos.TOP);
  }
}
