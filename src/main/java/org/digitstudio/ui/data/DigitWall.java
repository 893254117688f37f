package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.function.IntConsumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.DigitTable;

/** A scrolling wall of any number of images; only the visible ones are drawn. */
final class DigitWall extends Region {
  static final double MIN_TILE = 20;
  static final double MAX_TILE = 116;

  private final PixelSurface surface = new PixelSurface();
  private final WallPainter painter = new WallPainter();
  private final ScrollBar bar = new ScrollBar();
  private final Region mark = new Region();
  private final DoubleProperty tile = new SimpleDoubleProperty(36);
  private DigitTable table = DigitTable.empty();
  private int[] rows = new int[0];
  private int selected = DataModel.NONE;
  private double lastTile = 36;
  private int lastColumns = 1;
  private IntConsumer onSelect = position -> {};
  private IntConsumer onHover = position -> {};
  private Runnable onOpen = () -> {};

  DigitWall() {
    getStyleClass().add("digit-wall");
    mark.getStyleClass().add("wall-mark");
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setFocusTraversable(false);
    bar.setAccessibleText(Messages.text("data.wall.scroll"));
    getChildren().addAll(surface, mark, bar);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleRoleDescription(Messages.text("data.wall.role"));
    bar.valueProperty().addListener((property, before, now) -> paint());
    tile.addListener((property, before, now) -> keepInSight());
    setOnScroll(this::scrolled);
    setOnMousePressed(this::pressed);
    setOnMouseMoved(event -> onHover.accept(positionAt(event)));
    setOnMouseExited(event -> onHover.accept(DataModel.NONE));
    setOnKeyPressed(this::keyPressed);
  }

  /** Returns the side of a cell, gap included, in window units. */
  DoubleProperty tileProperty() {
    return tile;
  }

  /** Returns the scroll position, 0 at the top to {@link #scrollEnd}. */
  DoubleProperty scrollProperty() {
    return bar.valueProperty();
  }

  double scrollEnd() {
    return bar.getMax();
  }

  void onSelect(IntConsumer listener) {
    onSelect = listener;
  }

  void onHover(IntConsumer listener) {
    onHover = listener;
  }

  void onOpen(Runnable listener) {
    onOpen = listener;
  }

  /** Shows these rows; scrolls to the top unless only the table changed. */
  void show(DigitTable newTable, int[] newRows) {
    boolean same = Arrays.equals(rows, newRows);
    table = newTable;
    rows = newRows;
    if (!same) {
      bar.setValue(0);
    }
    measure();
    requestLayout();
  }

  /** Marks a position and scrolls it into view; {@link DataModel#NONE} clears the mark. */
  void select(int position) {
    selected = position;
    reveal();
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    layoutMark();
  }

  int columns() {
    return Math.max(1, (int) ((getWidth() - barWidth()) / snappedTile()));
  }

  private double barWidth() {
    return Math.max(12, bar.prefWidth(-1));
  }

  /** Returns the side of a cell in window units, rounded to whole screen pixels. */
  private double snappedTile() {
    return Math.max(1, Math.round(tile.get() * surface.scale())) / surface.scale();
  }

  private void keepInSight() {
    int first = (int) (bar.getValue() / Math.max(1, lastTile)) * lastColumns;
    measure();
    bar.setValue(
        Math.clamp(Math.floor((double) first / columns()) * snappedTile(), 0, bar.getMax()));
    reveal();
    paint();
  }

  private void measure() {
    int lines = (rows.length + columns() - 1) / columns();
    double end = Math.max(0, lines * snappedTile() - getHeight());
    bar.setMin(0);
    bar.setMax(end);
    bar.setVisibleAmount(
        lines == 0 ? 1 : end * Math.min(1, getHeight() / Math.max(1, lines * snappedTile())));
    bar.setUnitIncrement(snappedTile());
    bar.setBlockIncrement(Math.max(snappedTile(), getHeight() - snappedTile()));
    bar.setVisible(end > 0);
    if (bar.getValue() > end) {
      bar.setValue(end);
    }
    lastTile = snappedTile();
    lastColumns = columns();
  }

  @Override
  protected void layoutChildren() {
    double width = barWidth();
    bar.resizeRelocate(getWidth() - width, 0, width, getHeight());
    surface.fit(Math.max(1, getWidth() - width), getHeight());
    measure();
    paint();
  }

  private void paint() {
    if (surface.pixelWidth() <= 1) {
      return;
    }
    double scale = surface.scale();
    painter.paint(
        surface.pixels(),
        new WallPainter.Frame(
            surface.pixelWidth(),
            surface.pixelHeight(),
            (int) Math.round(snappedTile() * scale),
            columns(),
            Math.round(bar.getValue() * scale),
            rows),
        table);
    surface.update();
    layoutMark();
  }

  private void layoutMark() {
    boolean there = selected >= 0 && selected < rows.length;
    mark.setVisible(there);
    if (there) {
      double side = snappedTile();
      double top = Math.floor((double) selected / columns()) * side - Math.round(bar.getValue());
      mark.resizeRelocate(selected % columns() * side, top, side, side);
    }
  }

  private void reveal() {
    if (selected < 0 || selected >= rows.length || getHeight() == 0) {
      return;
    }
    double top = Math.floor((double) selected / columns()) * snappedTile();
    double value = Math.max(Math.min(bar.getValue(), top), top + snappedTile() - getHeight());
    bar.setValue(Math.clamp(value, 0, bar.getMax()));
  }

  private void scrolled(ScrollEvent event) {
    bar.setValue(Math.clamp(bar.getValue() - event.getDeltaY(), 0, bar.getMax()));
    event.consume();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    int position = positionAt(event);
    if (position >= 0) {
      onSelect.accept(position);
      if (event.getClickCount() == 2) {
        onOpen.run();
      }
    }
  }

  private int positionAt(MouseEvent event) {
    int column = (int) (event.getX() / snappedTile());
    int line = (int) ((event.getY() + bar.getValue()) / snappedTile());
    long position = (long) line * columns() + column;
    return column < columns() && position >= 0 && position < rows.length
        ? (int) position
        : DataModel.NONE;
  }

  private void keyPressed(KeyEvent event) {
    int page = Math.max(1, (int) (getHeight() / snappedTile()) - 1) * columns();
    int step =
        switch (event.getCode()) {
          case LEFT -> -1;
          case RIGHT -> 1;
          case UP -> -columns();
          case DOWN -> columns();
          case PAGE_UP -> -page;
          case PAGE_DOWN -> page;
          case HOME -> -rows.length;
          case END -> rows.length;
          default -> 0;
        };
    if (step != 0 && rows.length > 0 && !event.isShortcutDown()) {
      onSelect.accept(selected < 0 ? 0 : Math.clamp(selected + step, 0, rows.length - 1));
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      onOpen.run();
      event.consume();
    }
  }

  @Override
  public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
    return switch (attribute) {
      case TEXT ->
          selected >= 0 && selected < rows.length
              ? SampleNames.describe(table, rows[selected])
              : Messages.text("data.wall.accessible", rows.length);
      case ITEM_COUNT -> rows.length;
      default -> super.queryAccessibleAttribute(attribute, parameters);
    };
  }
}
