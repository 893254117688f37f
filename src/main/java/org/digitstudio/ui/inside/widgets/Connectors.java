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
  private final List<Link> links = new ArrayList<>();

  private record Link(Supplier<Bounds> from, Supplier<Bounds> to, Polygon beam) {}

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
    links.add(new Link(from, to, beam));
    getChildren().add(beam);
    return this;
  }

  /** Redraws the beams at the next layout. */
  public void refresh() {
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    for (Link link : links) {
      Bounds from = link.from.get();
      Bounds to = link.to.get();
      boolean shown = !from.isEmpty() && !to.isEmpty();
      link.beam.setVisible(shown);
      if (shown) {
        link.beam.getPoints().setAll(corners(sceneToLocal(from), sceneToLocal(to)));
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
