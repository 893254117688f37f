package org.digitstudio.ui.inside.widgets;

import java.util.List;
import java.util.stream.IntStream;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.digitstudio.application.text.Messages;

/**
 * Many small feature maps drawn as one node, in a given order, one of them selected. They are as
 * large as fits, in steps of a quarter cell.
 */
public final class MapGallery extends Region implements VectorSource {
  private static final int GAP = 2;
  private static final int BAR = 3;
  private static final double STEP = 0.25;

  private final Raster raster = new Raster();
  private final Rectangle frame = new Rectangle();
  private final IntegerProperty chosen = new SimpleIntegerProperty(0);
  private final int maxSide;
  private final String item;
  private Contents contents = Contents.EMPTY;
  private boolean picked;
  private boolean followsFirst;
  private int perRow = 1;
  private double zoom = 1;
  private double paintedZoom;
  private int paintedPerRow;

  /**
   * The maps to show.
   *
   * @param rows of each map
   * @param columns of each map
   * @param values of all maps, [map][row][column]
   * @param scale the value that gets full colour
   * @param order the map at each position
   * @param bars the length of a bar below each map, 0..1, by map; empty for none
   */
  public record Contents(
      int rows, int columns, float[] values, float scale, List<Integer> order, float[] bars) {
    static final Contents EMPTY = new Contents(1, 1, new float[0], 1, List.of(), new float[0]);

    /** Returns contents in the maps' own order, without bars. */
    public static Contents inOrder(int rows, int columns, float[] values, float scale) {
      List<Integer> order = IntStream.range(0, values.length / (rows * columns)).boxed().toList();
      return new Contents(rows, columns, values, scale, order, new float[0]);
    }

    /** Returns contents of neurons, each value as a square of that side in cells. */
    public Contents large(int side) {
      float[] wide = new float[values.length * side * side];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = values[i / (side * side)];
      }
      return new Contents(side, side, wide, scale, order, bars);
    }

    private int tileHeight() {
      return rows + (bars.length > 0 ? 1 + BAR : 0);
    }
  }

  /**
   * @param name for screen readers
   * @param item message key of the name of one map, with {0} for its number
   * @param maxSide the largest side of a map in pixels
   * @param maxSide the largest a map may become along either side, in pixels
   */
  public MapGallery(String name, String item, int maxSide) {
    this.item = item;
    this.maxSide = maxSide;
    getStyleClass().add("inside-gallery");
    frame.getStyleClass().add("inside-mark");
    frame.setManaged(false);
    frame.setMouseTransparent(true);
    raster.view().setManaged(false);
    getChildren().addAll(raster.view(), frame);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleText(name);
    setFocusTraversable(true);
    setMinSize(64, 32);
    setOnMousePressed(this::press);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    chosen.addListener(
        (property, before, now) -> {
          setAccessibleText(name + ": " + Messages.text(item, Numbers.count(now.intValue() + 1)));
          placeFrame();
        });
  }

  /** Returns the index of the selected map, independent of the order. */
  public IntegerProperty chosen() {
    return chosen;
  }

  public void show(Contents newContents) {
    contents = newContents;
    boolean gone = !contents.order.contains(chosen.get());
    if (!contents.order.isEmpty() && (gone || followsFirst && !picked)) {
      chosen.set(contents.order.getFirst());
    }
    fit();
    paint();
    placeFrame();
  }

  /** Selects the first map in order until the user chooses one; returns this gallery. */
  public MapGallery followingFirst() {
    followsFirst = true;
    return this;
  }

  /** Makes the gallery display-only: nothing is selected or focused; returns this gallery. */
  public MapGallery plain() {
    setFocusTraversable(false);
    frame.setOpacity(0);
    setMouseTransparent(true);
    return this;
  }

  @Override
  protected void layoutChildren() {
    fit();
    if (paintedZoom != zoom || paintedPerRow != perRow) {
      paint();
    }
    raster.view().relocate(snappedLeftInset() + 2, snappedTopInset() + 2);
    placeFrame();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  /** Returns the height all maps need at that width in their smallest size. */
  @Override
  protected double computePrefHeight(double width) {
    double room = (width > 0 ? width : 320) - around(snappedLeftInset(), snappedRightInset());
    int across = Math.max(1, (int) (room / cell(contents.columns)));
    return Math.ceilDiv(contents.order.size(), across) * cell(contents.tileHeight())
        + around(snappedTopInset(), snappedBottomInset());
  }

  private static double around(double before, double after) {
    return before + after + 4;
  }

  @Override
  protected double computePrefWidth(double height) {
    return 320;
  }

  private static int cell(int side) {
    return side + GAP;
  }

  private void fit() {
    double width = Math.max(1, getWidth() - around(snappedLeftInset(), snappedRightInset()));
    double height = Math.max(1, getHeight() - around(snappedTopInset(), snappedBottomInset()));
    double most = Math.max(1, maxSide / Math.max(contents.rows, contents.columns));
    zoom = 1;
    for (double tried = most; tried > 1; tried -= STEP) {
      int columns = (int) (width / (cell(contents.columns) * tried));
      if (columns > 0
          && Math.ceilDiv(contents.order.size(), columns) * cell(contents.tileHeight()) * tried
              <= height) {
        zoom = tried;
        break;
      }
    }
    perRow = Math.max(1, (int) (width / (cell(contents.columns) * zoom)));
  }

  private void paint() {
    int count = contents.order.size();
    if (count == 0) {
      return;
    }
    int across = Math.min(perRow, count);
    int width = across * cell(contents.columns);
    int[] colours = raster.begin(Math.ceilDiv(count, across) * cell(contents.tileHeight()), width);
    float factor = contents.scale > 0 ? 1 / contents.scale : 0;
    for (int i = 0; i < count; i++) {
      int map = contents.order.get(i);
      int corner =
          i / across * cell(contents.tileHeight()) * width + i % across * cell(contents.columns);
      int from = map * contents.rows * contents.columns;
      for (int row = 0; row < contents.rows; row++) {
        for (int column = 0; column < contents.columns; column++) {
          colours[corner + row * width + column] =
              Tint.SIGNED.argb(contents.values[from + row * contents.columns + column] * factor);
        }
      }
      if (contents.bars.length > 0) {
        paintBar(colours, corner + (contents.rows + 1) * width, width, contents.bars[map]);
      }
    }
    raster.cell(zoom, zoom);
    raster.end();
    paintedZoom = zoom;
    paintedPerRow = perRow;
  }

  private void paintBar(int[] colours, int corner, int width, float length) {
    int filled = Math.round(length * contents.columns);
    for (int row = 0; row < BAR; row++) {
      for (int column = 0; column < contents.columns; column++) {
        colours[corner + row * width + column] =
            column < filled ? Tint.SIGNED.argb(0.9f) : 0xFF3A3F47;
      }
    }
  }

  private void placeFrame() {
    int at = contents.order.indexOf(chosen.get());
    frame.setVisible(at >= 0);
    double x = snappedLeftInset() + 2 + at % perRow * cell(contents.columns) * zoom;
    double y =
        snappedTopInset() + 2 + Math.floorDiv(at, perRow) * cell(contents.tileHeight()) * zoom;
    frame.setX(x - 1.0);
    frame.setY(y - 1);
    frame.setWidth(contents.columns * zoom + 2.0);
    frame.setHeight(contents.tileHeight() * zoom + 2.0);
  }

  /** Selects a map as a click does. */
  public void pick(int map) {
    picked = true;
    chosen.set(map);
  }

  private void press(MouseEvent event) {
    requestFocus();
    int column = (int) ((event.getX() - 2 - snappedLeftInset()) / (cell(contents.columns) * zoom));
    int row = (int) ((event.getY() - 2 - snappedTopInset()) / (cell(contents.tileHeight()) * zoom));
    if (column >= 0 && column < perRow) {
      choose(row * perRow + column);
    }
  }

  private void key(KeyEvent event) {
    int at = contents.order.indexOf(chosen.get());
    int next =
        switch (event.getCode()) {
          case LEFT -> at - 1;
          case RIGHT -> at + 1;
          case UP -> at - perRow;
          case DOWN -> at + perRow;
          case HOME -> 0;
          case END -> contents.order.size() - 1;
          default -> Integer.MIN_VALUE;
        };
    if (next != Integer.MIN_VALUE) {
      choose(next);
      event.consume();
    }
  }

  private void choose(int position) {
    if (position >= 0 && position < contents.order.size()) {
      picked = true;
      chosen.set(contents.order.get(position));
    }
  }

  @Override
  public void cells(CellSink sink) {
    double x = snappedLeftInset() + 2;
    double y = snappedTopInset() + 2;
    raster.cells((cx, cy, w, h, argb) -> sink.cell(cx + x, cy + y, w, h, argb));
  }
}
