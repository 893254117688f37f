package org.digitstudio.ui.train.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/**
 * The plotting area of a chart: grid lines with round numbers, the curves, and a reading line that
 * follows the pointer or the arrow keys. Colours come from the style sheet.
 */
public final class CurvePlot extends Region {
  private static final double LEFT = 52;
  private static final double BOTTOM = 24;
  private static final double TOP = 8;
  private static final double RIGHT = 12;
  private static final int LABEL_ROOM = 40;

  private final DoubleFunction<String> format;
  private final boolean fromZero;
  private final ReadOnlyObjectWrapper<OptionalDouble> reading =
      new ReadOnlyObjectWrapper<>(OptionalDouble.empty());
  private List<CurveSeries> series = List.of();
  private HorizontalAxis horizontal = HorizontalAxis.epochs(1);
  private Ticks vertical = Ticks.around(0, 1, 4);

  /**
   * @param format formats the values of the vertical axis
   * @param fromZero whether the vertical axis starts at 0 regardless of the values
   */
  CurvePlot(DoubleFunction<String> format, boolean fromZero) {
    this.format = format;
    this.fromZero = fromZero;
    getStyleClass().add("curve-plot");
    setFocusTraversable(true);
    setMinSize(180, 120);
    setPrefSize(320, 200);
    setOnMouseMoved(event -> readAt(event.getX()));
    setOnMouseExited(event -> reading.set(OptionalDouble.empty()));
    setOnMousePressed(event -> requestFocus());
    addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
    focusedProperty().addListener((observable, before, now) -> requestLayout());
    reading.addListener((observable, before, now) -> requestLayout());
  }

  /** Returns the horizontal value under the reading line; empty while there is none. */
  public ReadOnlyObjectProperty<OptionalDouble> reading() {
    return reading.getReadOnlyProperty();
  }

  void show(List<CurveSeries> newSeries, HorizontalAxis axis) {
    series = List.copyOf(newSeries);
    double least = fromZero ? 0 : Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    for (CurveSeries each : series) {
      for (CurvePoint point : each.points()) {
        least = Math.min(least, point.y());
        most = Math.max(most, point.y());
      }
    }
    if (most == Double.NEGATIVE_INFINITY) {
      least = fromZero ? 0 : 0.9;
      most = 1;
    }
    vertical = Ticks.around(least, most, 4);
    horizontal = axis;
    requestLayout();
  }

  /** Returns the value of a curve at the reading line, or its last value without one. */
  Optional<CurvePoint> valueOf(CurveSeries each) {
    if (each.points().isEmpty()) {
      return Optional.empty();
    }
    if (reading.get().isEmpty()) {
      return Optional.of(each.points().getLast());
    }
    double at = reading.get().getAsDouble();
    return each.points().stream()
        .filter(point -> Math.abs(point.x() - at) < 0.5 * horizontal.step())
        .findFirst();
  }

  private void readAt(double x) {
    Ticks ticks = horizontal.ticks();
    read(ticks.from() + (x - LEFT) / plotWidth() * (ticks.to() - ticks.from()));
  }

  private void read(double value) {
    double last =
        series.stream()
            .filter(CurveSeries::readable)
            .flatMap(each -> each.points().stream())
            .mapToDouble(CurvePoint::x)
            .max()
            .orElse(Double.NEGATIVE_INFINITY);
    double first = horizontal.first();
    reading.set(
        last < first
            ? OptionalDouble.empty()
            : OptionalDouble.of(Math.clamp(horizontal.nearest(value), first, last)));
  }

  private void onKey(KeyEvent event) {
    double now = reading.get().orElse(horizontal.ticks().to());
    switch (event.getCode()) {
      case LEFT -> read(now - horizontal.step());
      case RIGHT -> read(now + horizontal.step());
      case HOME -> read(horizontal.first());
      case END -> read(horizontal.ticks().to());
      case ESCAPE -> reading.set(OptionalDouble.empty());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private double plotWidth() {
    return Math.max(1, getWidth() - LEFT - RIGHT);
  }

  private double plotHeight() {
    return Math.max(1, getHeight() - TOP - BOTTOM);
  }

  private double x(double value) {
    return LEFT + horizontal.ticks().fraction(value) * plotWidth();
  }

  private double y(double value) {
    return TOP + (1 - vertical.fraction(value)) * plotHeight();
  }

  @Override
  protected void layoutChildren() {
    List<Node> nodes = new ArrayList<>();
    // Receives mouse events everywhere, also between the lines.
    Rectangle ground = styled(new Rectangle(0, 0, getWidth(), getHeight()), "curve-ground");
    nodes.add(ground);
    for (double tick : vertical.values()) {
      double at = Math.floor(y(tick)) + 0.5;
      nodes.add(styled(new Line(LEFT, at, LEFT + plotWidth(), at), "curve-grid"));
      Text label = styled(new Text(format.apply(tick)), "curve-tick");
      label.setTextOrigin(VPos.CENTER);
      nodes.add(label);
      label.setX(Math.round(LEFT - 8 - label.prefWidth(-1)));
      label.setY(at);
    }
    double lastLabel = Double.NEGATIVE_INFINITY;
    for (double tick : horizontal.ticks().values()) {
      if (x(tick) - lastLabel >= LABEL_ROOM) {
        lastLabel = x(tick);
        Text label = styled(new Text(horizontal.tick().apply(tick)), "curve-tick");
        label.setTextOrigin(VPos.TOP);
        label.setX(Math.round(x(tick) - label.prefWidth(-1) / 2));
        label.setY(Math.round(TOP + plotHeight()) + 6);
        nodes.add(label);
      }
    }
    reading.get().ifPresent(epoch -> nodes.add(readingLine(epoch)));
    for (CurveSeries each : series) {
      addCurve(nodes, each);
    }
    getChildren().setAll(nodes);
  }

  private Line readingLine(double epoch) {
    double at = Math.floor(x(epoch)) + 0.5;
    return styled(new Line(at, TOP, at, TOP + plotHeight()), "curve-reading");
  }

  private void addCurve(List<Node> nodes, CurveSeries each) {
    Polyline line = styled(new Polyline(), "curve");
    line.getStyleClass().add(each.style());
    line.getPoints()
        .setAll(
            each.points().stream()
                .flatMap(point -> Stream.of(x(point.x()), y(point.y())))
                .toList());
    nodes.add(line);
    boolean lonely = each.points().size() == 1;
    Optional<CurvePoint> marked =
        lonely || each.readable() && reading.get().isPresent() ? valueOf(each) : Optional.empty();
    marked.ifPresent(
        point -> {
          Circle dot = styled(new Circle(x(point.x()), y(point.y()), 3.5), "curve-dot");
          dot.getStyleClass().add(each.style());
          nodes.add(dot);
        });
  }

  private static <N extends Node> N styled(N node, String style) {
    node.getStyleClass().add(style);
    node.setMouseTransparent(!style.equals("curve-ground"));
    return node;
  }
}
