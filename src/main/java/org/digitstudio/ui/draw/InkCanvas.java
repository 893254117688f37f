package org.digitstudio.ui.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.css.CssMetaData;
import javafx.css.SimpleStyleableObjectProperty;
import javafx.css.Styleable;
import javafx.css.StyleableObjectProperty;
import javafx.css.StyleableProperty;
import javafx.css.converter.PaintConverter;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.digit.Drawing.DrawnStroke;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.InkCurves;

/**
 * Shows the page's ink at any size and turns mouse, touch and stylus (all of which arrive as mouse
 * events) into strokes in the page's own unit. Curves run through the midpoints of the samples, so
 * that a fast hand leaves neither corners nor gaps; only what is new is painted while the pen
 * moves. The button that began a stroke owns it: another one pressed meanwhile, such as a stylus's
 * barrel button, changes nothing.
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
  private final PenListener pen;
  private Drawing drawing = Drawing.BLANK;
  private MouseButton owner = MouseButton.NONE;
  private Optional<InkPoint> erasedTo = Optional.empty();
  private boolean erasing;

  /** The receiver of what a pen does on the canvas; all in the page's unit. */
  interface PenListener {
    double width();

    boolean erases();

    /** The pen is down and has drawn this far. */
    void drawing(DrawnStroke soFar);

    /** The pen was lifted. */
    void drawn(DrawnStroke stroke);

    /** The eraser moved from one point to another. */
    void erased(InkPoint from, InkPoint to);

    /** The eraser was lifted. */
    void erasingEnded();
  }

  InkCanvas(PenListener pen) {
    this.pen = pen;
    getStyleClass().add("ink-canvas");
    getChildren().add(canvas);
    setFocusTraversable(true);
    canvas.widthProperty().bind(widthProperty());
    canvas.heightProperty().bind(heightProperty());
    widthProperty().subscribe(this::repaint);
    heightProperty().subscribe(this::repaint);
    ink.subscribe(this::repaint);
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

  void show(Drawing newDrawing) {
    drawing = newDrawing;
    repaint();
  }

  /** Screen pixels to one unit of the page. */
  private double scale() {
    return getWidth() / PageSize.WIDTH;
  }

  private void down(MouseEvent event) {
    if (owner != MouseButton.NONE && owner != event.getButton()) {
      return;
    }
    requestFocus();
    owner = event.getButton();
    points.clear();
    erasedTo = Optional.empty();
    erasing = pen.erases() || owner == MouseButton.SECONDARY;
    move(event);
  }

  private void move(MouseEvent event) {
    if (owner == MouseButton.NONE || scale() == 0) {
      return;
    }
    InkPoint point =
        new InkPoint((float) (event.getX() / scale()), (float) (event.getY() / scale()));
    if (erasing) {
      pen.erased(erasedTo.orElse(point), point);
      erasedTo = Optional.of(point);
    } else if (points.isEmpty() || !points.getLast().equals(point)) {
      StrokeSmoother.add(points, point);
      paintNewest();
      pen.drawing(soFar());
    }
  }

  private void up(MouseEvent event) {
    if (owner != event.getButton()) {
      return;
    }
    owner = MouseButton.NONE;
    if (erasing) {
      pen.erasingEnded();
    } else if (!points.isEmpty()) {
      DrawnStroke stroke = soFar();
      points.clear();
      pen.drawn(stroke);
    }
  }

  private DrawnStroke soFar() {
    return new DrawnStroke(new Stroke(StrokeSmoother.smooth(points)), pen.width());
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
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    drawing.strokes().forEach(this::paint);
    if (!points.isEmpty()) {
      paint(soFar());
    }
  }

  /** Paints a finished stroke along the very curve that is read. */
  private void paint(DrawnStroke drawn) {
    GraphicsContext context = brush(drawn.width());
    Ink stroke = new Ink(List.of(drawn.stroke()), (float) drawn.width());
    for (float[] curve : InkCurves.flatten(stroke, 1f)) {
      context.beginPath();
      context.moveTo(curve[0], curve[1]);
      for (int i = 0; i < curve.length; i += 2) {
        context.lineTo(curve[i], curve[i + 1]);
      }
      context.stroke();
    }
  }

  private GraphicsContext brush(double width) {
    GraphicsContext context = canvas.getGraphicsContext2D();
    context.setTransform(scale(), 0, 0, scale(), 0, 0);
    context.setStroke(ink.get());
    context.setLineWidth(width);
    context.setLineCap(StrokeLineCap.ROUND);
    context.setLineJoin(StrokeLineJoin.ROUND);
    return context;
  }

  private static InkPoint between(InkPoint a, InkPoint b) {
    return new InkPoint((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
  }
}
