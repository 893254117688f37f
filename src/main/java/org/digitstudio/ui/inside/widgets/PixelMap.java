package org.digitstudio.ui.inside.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.ReceptiveField.Area;

/**
 * A matrix of values as coloured cells, with areas marked in it. Once {@link #pointable}, the
 * pointer and the arrow keys move its selected cell.
 */
public final class PixelMap extends Region implements VectorSource {
  private final Raster raster = new Raster();
  private final Pane marks = new Pane();
  private final List<Rectangle> rectangles = new ArrayList<>();
  private final ObjectProperty<Cell> selection = new SimpleObjectProperty<>(new Cell(0, 0));
  private final String name;
  private float[] values = new float[0];
  private List<Area> areas = List.of();
  private int across = 8;
  private int down = 8;
  private BiFunction<Cell, Float, String> spoken;

  public PixelMap(String name) {
    this.name = name;
    this.spoken =
        (cell, value) ->
            Messages.text(
                "inside.map.spoken",
                name,
                Numbers.count(cell.row() + 1),
                Numbers.count(cell.column() + 1),
                Numbers.four(value));
    getStyleClass().add("inside-map");
    marks.setMouseTransparent(true);
    marks.setManaged(false);
    raster.view().setManaged(false);
    getChildren().addAll(raster.view(), marks);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  /** Returns the selected cell; it moves only once {@link #pointable} was called. */
  public ObjectProperty<Cell> selection() {
    return selection;
  }

  public int rows() {
    return raster.rows();
  }

  public int columns() {
    return raster.columns();
  }

  /** Lets the pointer and the arrow keys move the selection; returns this map. */
  public PixelMap pointable() {
    setFocusTraversable(true);
    getStyleClass().add("inside-pointable");
    setOnMouseMoved(this::point);
    setOnMouseDragged(this::point);
    setOnMousePressed(
        event -> {
          requestFocus();
          point(event);
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    selection.addListener((property, before, now) -> speak());
    return this;
  }

  /** Sets the sentence a screen reader speaks for the selected cell; returns this map. */
  PixelMap speaking(BiFunction<Cell, Float, String> words) {
    spoken = words;
    return this;
  }

  /** Sets the side of a square cell in pixels; returns this map. */
  public PixelMap zoom(int cellSize) {
    return cellSize(cellSize, cellSize);
  }

  /** Sets the size of a cell, which need not be square; returns this map. */
  public PixelMap cellSize(int width, int height) {
    if (across != width || down != height) {
      across = width;
      down = height;
      if (values.length > 0) {
        raster.cell(across, down);
        raster.end();
        fit();
      }
    }
    return this;
  }

  /** Shows values row by row; {@code scale} is the value that gets full colour. */
  public void show(int rows, int columns, float[] newValues, Tint tint, float scale) {
    float factor = scale > 0 ? 1 / scale : 0;
    int[] colours = raster.begin(rows, columns);
    for (int i = 0; i < colours.length; i++) {
      colours[i] = tint.argb(newValues[i] * factor);
    }
    finish(newValues);
  }

  /** Shows signed values on top of a dimmed image. */
  public void showOver(float[] ink, int side, float[] shares, float scale) {
    float factor = scale > 0 ? 1 / scale : 0;
    int[] colours = raster.begin(side, side);
    for (int i = 0; i < colours.length; i++) {
      colours[i] = Tint.over(ink[i], shares[i] * factor);
    }
    finish(shares);
  }

  private void finish(float[] newValues) {
    values = newValues;
    raster.cell(across, down);
    raster.end();
    selection.set(selection.get().within(raster.rows(), raster.columns()));
    fit();
    speak();
  }

  /** Frames these areas, clipped to the matrix. */
  public void mark(List<Area> newAreas) {
    areas = newAreas;
    while (rectangles.size() < areas.size()) {
      Rectangle rectangle = new Rectangle();
      rectangle.getStyleClass().add("inside-mark");
      rectangles.add(rectangle);
      marks.getChildren().add(rectangle);
    }
    for (int i = 0; i < rectangles.size(); i++) {
      rectangles.get(i).setVisible(i < areas.size());
    }
    placeMarks();
  }

  /** Returns the bounds of the first marked area in the scene; empty if nothing is marked. */
  public Bounds markedBounds() {
    return areas.isEmpty()
        ? new BoundingBox(0, 0, -1, -1)
        : rectangles.getFirst().localToScene(rectangles.getFirst().getLayoutBounds());
  }

  private void placeMarks() {
    for (int i = 0; i < areas.size(); i++) {
      Area area = areas.get(i);
      int top = Math.max(0, area.top());
      int left = Math.max(0, area.left());
      Rectangle rectangle = rectangles.get(i);
      rectangle.setX(left * across - 1.0);
      rectangle.setY(top * down - 1.0);
      rectangle.setWidth(
          Math.max(0, Math.min(raster.columns(), area.right() + 1) - left) * across + 2.0);
      rectangle.setHeight(
          Math.max(0, Math.min(raster.rows(), area.bottom() + 1) - top) * down + 2.0);
    }
  }

  private void fit() {
    setPrefSize(
        snappedLeftInset() + raster.columns() * across + snappedRightInset(),
        snappedTopInset() + raster.rows() * down + snappedBottomInset());
    placeMarks();
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    raster.view().relocate(snappedLeftInset(), snappedTopInset());
    marks.relocate(snappedLeftInset(), snappedTopInset());
  }

  private void point(MouseEvent event) {
    int row = (int) ((event.getY() - snappedTopInset()) / down);
    int column = (int) ((event.getX() - snappedLeftInset()) / across);
    selection.set(new Cell(row, column).within(raster.rows(), raster.columns()));
  }

  private void key(KeyEvent event) {
    selection
        .get()
        .moved(event.getCode(), raster.rows(), raster.columns())
        .ifPresent(
            next -> {
              selection.set(next);
              event.consume();
            });
  }

  private void speak() {
    if (isFocusTraversable() && values.length > 0) {
      Cell cell = selection.get();
      int index = cell.row() * raster.columns() + cell.column();
      setAccessibleText(spoken.apply(cell, values[index]));
    } else {
      setAccessibleText(name);
    }
  }

  @Override
  public void cells(CellSink sink) {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    raster.cells((cx, cy, w, h, argb) -> sink.cell(cx + x, cy + y, w, h, argb));
  }
}
