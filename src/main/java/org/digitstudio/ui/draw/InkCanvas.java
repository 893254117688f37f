package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.InkCurves;
import org.digitstudio.ui.draw.Drawing.DrawnStroke;

/**
 * The paper. Curves run through the middles of the pen's samples, so that a quick hand leaves
 * neither corners nor gaps; only what is new is painted while the pen moves. Mouse, touch and
 * stylus all arrive as mouse events.
 */
final class InkCanvas extends Pane {
  private static final CssMetaData<InkCanvas, Paint> INK_FILL =
      new CssMetaData<>("-ink-fill", PaintConverter.getInstance(), Color.BLACK) {
        @Override
        public boolean isSettable(InkCanvas canvas) {
          return !canvas.ink.isBound();
        }

        @Override
        public StyleableProperty<Paint> getStyleableProperty(InkCanvas canvas) {
          return canvas.ink;
        }
      };

  private final StyleableObjectProperty<Paint> ink =
      new SimpleStyleableObjectProperty<>(INK_FILL, this, "ink", Color.BLACK);
  private final Canvas canvas = new Canvas();
  private final List<InkPoint> points = new ArrayList<>();
  private final Pen pen;
  private Drawing page = Drawing.BLANK;
  private boolean erasing;

  /** What the canvas asks its owner while the pen moves. */
  interface Pen {
    double width();

    boolean erases();

    /** The pen is down and has drawn this far. */
    void drawing(DrawnStroke soFar);

    /** The pen came up. */
    void drawn(DrawnStroke stroke);

    /** The eraser was here. */
    void erased(double x, double y);

    /** The eraser came up. */
    void erasingEnded();
  }

  InkCanvas(Pen pen) {
    this.pen = pen;
    getStyleClass().add("ink-canvas");
    getChildren().add(canvas);
    setFocusTraversable(true);
    canvas.widthProperty().bind(widthProperty());
    canvas.heightProperty().bind(heightProperty());
    widthProperty().addListener((property, before, now) -> repaint());
    heightProperty().addListener((property, before, now) -> repaint());
    ink.addListener((property, before, now) -> repaint());
    setOnMousePressed(this::down);
    setOnMouseDragged(this::move);
    setOnMouseReleased(this::up);
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    List<CssMetaData<? extends Styleable, ?>> all = new ArrayList<>(Pane.getClassCssMetaData());
    all.add(INK_FILL);
    return all;
  }

  void show(Drawing newPage) {
    page = newPage;
    repaint();
  }

  /** Hears where a pen would leave ink; for the outline of the eraser. */
  void onHover(Consumer<MouseEvent> listener) {
    setOnMouseMoved(listener::accept);
  }

  private void down(MouseEvent event) {
    requestFocus();
    points.clear();
    erasing = pen.erases() || event.getButton() == MouseButton.SECONDARY;
    move(event);
  }

  private void move(MouseEvent event) {
    if (erasing) {
      pen.erased(event.getX(), event.getY());
      return;
    }
    InkPoint point = new InkPoint((float) event.getX(), (float) event.getY());
    if (!points.isEmpty() && points.getLast().equals(point)) {
      return;
    }
    StrokeSmoother.add(points, point);
    paintNewest();
    pen.drawing(soFar());
  }

  private void up(MouseEvent event) {
    if (erasing) {
      pen.erasingEnded();
    } else if (!points.isEmpty()) {
      DrawnStroke stroke = soFar();
      points.clear();
      pen.drawn(stroke);
    }
  }

  private DrawnStroke soFar() {
    return new DrawnStroke(new Stroke(StrokeSmoother.steady(points)), pen.width());
  }

  private void paintNewest() {
    GraphicsContext context = brush(pen.width());
    int last = points.size() - 1;
    InkPoint end = points.get(last);
    if (last == 0) {
      context.strokeLine(end.x(), end.y(), end.x(), end.y());
      return;
    }
    InkPoint middle = points.get(last - 1);
    InkPoint start = last >= 2 ? between(points.get(last - 2), middle) : middle;
    InkPoint target = between(middle, end);
    context.beginPath();
    context.moveTo(start.x(), start.y());
    context.quadraticCurveTo(middle.x(), middle.y(), target.x(), target.y());
    // The tip is painted straight and covered by the next curve, so that ink never lags the pen.
    context.lineTo(end.x(), end.y());
    context.stroke();
  }

  private void repaint() {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    for (DrawnStroke stroke : page.strokes()) {
      paint(stroke);
    }
    if (!points.isEmpty()) {
      paint(soFar());
    }
  }

  /** A finished stroke, along the very curve that is read. */
  private void paint(DrawnStroke drawn) {
    GraphicsContext context = brush(drawn.width());
    Ink stroke = new Ink(List.of(drawn.stroke()), (float) drawn.width());
    for (float[] way : InkCurves.flatten(stroke, 1f)) {
      context.beginPath();
      context.moveTo(way[0], way[1]);
      for (int i = 0; i < way.length; i += 2) {
        context.lineTo(way[i], way[i + 1]);
      }
      context.stroke();
    }
  }

  private GraphicsContext brush(double width) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.setStroke(ink.get());
    context.setLineWidth(width);
    context.setLineCap(StrokeLineCap.ROUND);
    context.setLineJoin(StrokeLineJoin.ROUND);
    return context;
  }

  private static InkPoint between(InkPoint a, InkPoint b) {
    return new InkPoint((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
  }

  Rectangle2D area() {
    return new Rectangle2D(0, 0, Math.max(1, getWidth()), Math.max(1, getHeight()));
  }
}
