package org.digitstudio.ui.inside.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Polygon;

/**
 * An overlay that connects areas of a station by translucent beams, such as the patch under a
 * kernel with its enlarged numbers. It lies on top of the station in a StackPane.
 */
public final class Connectors extends Pane {
  private final List<Connection> connections = new ArrayList<>();

  private record Connection(Supplier<Bounds> from, Supplier<Bounds> to, Polygon beam) {}

  public Connectors() {
    setMouseTransparent(true);
    setPickOnBounds(false);
    getStyleClass().add("inside-connectors");
  }

  /** Connects two areas, given by their bounds in the scene; an empty one hides the beam. */
  public Connectors connect(Supplier<Bounds> from, Supplier<Bounds> to) {
    Polygon beam = new Polygon();
    beam.getStyleClass().add("inside-beam");
    beam.setManaged(false);
    connections.add(new Connection(from, to, beam));
    getChildren().add(beam);
    return this;
  }

  /** Redraws the beams at the next layout. */
  public void refresh() {
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    for (Connection connection : connections) {
      Bounds from = connection.from.get();
      Bounds to = connection.to.get();
      boolean shown = !from.isEmpty() && !to.isEmpty();
      connection.beam.setVisible(shown);
      if (shown) {
        connection.beam.getPoints().setAll(corners(sceneToLocal(from), sceneToLocal(to)));
      }
    }
  }

  /** Returns the corners of the beam between the facing sides of two areas: x, y, x, y... */
  private static List<Double> corners(Bounds from, Bounds to) {
    if (to.getMinX() >= from.getMaxX()) {
      return List.of(
          from.getMaxX(),
          from.getMinY(),
          to.getMinX(),
          to.getMinY(),
          to.getMinX(),
          to.getMaxY(),
          from.getMaxX(),
          from.getMaxY());
    }
    boolean down = to.getMinY() >= from.getMaxY();
    double fromEdge = down ? from.getMaxY() : from.getMinY();
    double toEdge = down ? to.getMinY() : to.getMaxY();
    return List.of(
        from.getMinX(),
        fromEdge,
        from.getMaxX(),
        fromEdge,
        to.getMaxX(),
        toEdge,
        to.getMinX(),
        toEdge);
  }
}
