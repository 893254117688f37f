package org.digitstudio.ui.train.widgets;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.digitstudio.insight.Histogram;
import org.digitstudio.ui.train.model.TrainFormats;

/**
 * Histograms behind each other, the first at the back. The height of a bin is the square root of
 * its share, so that a peak at 0 does not hide the rest. The arrow keys or the pointer select one.
 */
public final class RidgePlot extends Region {
  private static final double BOTTOM = 20;
  private static final double SIDE = 8;

  /** Height of the highest bin, as a part of the plotting area. */
  private static final double PEAK = 0.4;

  private final IntegerProperty selected = new SimpleIntegerProperty();
  private List<Histogram> histograms = List.of();

  public RidgePlot() {
    getStyleClass().add("ridge-plot");
    setFocusTraversable(true);
    setMinSize(200, 150);
    setPrefSize(220, 150);
    setOnMouseMoved(event -> selectAt(event.getY()));
    setOnMousePressed(event -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    selected.addListener((observable, before, now) -> requestLayout());
    focusedProperty().addListener((observable, before, now) -> requestLayout());
  }

  /** Returns the index of the histogram that is set off. */
  public IntegerProperty selected() {
    return selected;
  }

  /** Shows histograms of one range, earliest first. */
  public void show(List<Histogram> newHistograms) {
    histograms = List.copyOf(newHistograms);
    requestLayout();
  }

  private void onKey(KeyEvent event) {
    switch (event.getCode()) {
      case LEFT, UP -> select(selected.get() - 1);
      case RIGHT, DOWN -> select(selected.get() + 1);
      case HOME -> select(0);
      case END -> select(histograms.size() - 1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void select(int index) {
    selected.set(Math.clamp(index, 0, Math.max(0, histograms.size() - 1)));
  }

  private void selectAt(double y) {
    double room = plotHeight() * (1 - PEAK);
    select((int) Math.round((y - plotHeight() * PEAK) / room * (histograms.size() - 1)));
  }

  private double plotHeight() {
    return Math.max(1, getHeight() - BOTTOM);
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - 2 * SIDE);
  }

  @Override
  protected void layoutChildren() {
    List<Node> nodes = new ArrayList<>();
    nodes.add(styled(new Rectangle(0, 0, getWidth(), getHeight()), "curve-ground"));
    double highest = highest();
    for (int i = 0; i < histograms.size(); i++) {
      Polygon ridge = styled(ridge(histograms.get(i), foot(i), highest), "ridge");
      if (i == selected.get()) {
        ridge.getStyleClass().add("ridge-selected");
      }
      nodes.add(ridge);
    }
    if (!histograms.isEmpty()) {
      addAxis(nodes, histograms.getFirst());
    }
    getChildren().setAll(nodes);
  }

  private double highest() {
    double highest = 1e-9;
    for (Histogram each : histograms) {
      for (int bin = 0; bin < each.counts().length; bin++) {
        highest = Math.max(highest, each.share(bin));
      }
    }
    return highest;
  }

  /** Returns the height of the line that a histogram stands on. */
  private double foot(int index) {
    double part = histograms.size() < 2 ? 1 : (double) index / (histograms.size() - 1);
    return plotHeight() * (PEAK + (1 - PEAK) * part);
  }

  private Polygon ridge(Histogram each, double foot, double highest) {
    Polygon polygon = new Polygon();
    int bins = each.counts().length;
    polygon.getPoints().addAll(SIDE, foot);
    for (int bin = 0; bin < bins; bin++) {
      double height = Math.sqrt(each.share(bin) / highest) * plotHeight() * PEAK;
      polygon.getPoints().addAll(SIDE + (bin + 0.5) / bins * plotWidth(), foot - height);
    }
    polygon.getPoints().addAll(SIDE + plotWidth(), foot);
    return polygon;
  }

  private void addAxis(List<Node> nodes, Histogram first) {
    for (double value : new double[] {first.from(), 0, first.to()}) {
      double at = SIDE + (value - first.from()) / (first.to() - first.from()) * plotWidth();
      nodes.add(styled(new Line(at, plotHeight(), at, plotHeight() + 4), "curve-grid"));
      Text label = styled(new Text(TrainFormats.axis(value)), "curve-tick");
      double width = label.prefWidth(-1);
      label.setTextOrigin(VPos.TOP);
      label.setX(Math.round(Math.clamp(at - width / 2, 0, Math.max(0, getWidth() - width))));
      label.setY(Math.round(plotHeight()) + 4);
      nodes.add(label);
    }
  }

  private static <N extends Node> N styled(N node, String style) {
    node.getStyleClass().add(style);
    node.setMouseTransparent(!style.equals("curve-ground"));
    return node;
  }
}
