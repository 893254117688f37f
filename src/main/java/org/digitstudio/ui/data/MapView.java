package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.ui.data.MapPainter.Lens;
import org.digitstudio.ui.data.MapPainter.Target;

/** A map of digits: drag to pan, wheel to zoom, lasso to select. */
final class MapView extends Region {
  private static final double MAX_ZOOM = 60;
  private static final double MARGIN = 24;

  private final PixelSurface surface = new PixelSurface();
  private final MapPainter painter = new MapPainter();
  private final Polygon lasso = new Polygon();
  private final MapNumerals numerals = new MapNumerals();
  private final MapCard card = new MapCard();
  private DigitTable table = DigitTable.empty();
  private int[] rows = new int[0];
  private float[] layout = new float[0];
  private Optional<DigitImage> own = Optional.empty();
  private float[] ownPosition = new float[2];
  private double zoom = 1;
  private double panX;
  private double panY;
  private double dragX;
  private double dragY;
  private boolean moved;
  private boolean lassoMode;
  private Consumer<int[]> onLasso = chosen -> {};
  private IntConsumer onRow = row -> {};

  MapView() {
    getStyleClass().add("map-view");
    lasso.getStyleClass().add("map-lasso");
    lasso.setManaged(false);
    lasso.setMouseTransparent(true);
    getChildren().addAll(surface, numerals, lasso, card);
    Rectangle clip = new Rectangle();
    clip.widthProperty().bind(widthProperty());
    clip.heightProperty().bind(heightProperty());
    setClip(clip);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("data.map.accessible"));
    setOnScroll(this::scrolled);
    setOnMouseMoved(event -> showCard(event.getX(), event.getY()));
    setOnMouseExited(event -> card.setVisible(false));
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseReleased(this::released);
    setOnKeyPressed(this::keyPressed);
  }

  /** Sets the listener for the rows within the lasso. */
  void onLasso(Consumer<int[]> listener) {
    onLasso = listener;
  }

  /** Sets the listener for the row of a clicked digit. */
  void onRow(IntConsumer listener) {
    onRow = listener;
  }

  void setLassoMode(boolean on) {
    lassoMode = on;
  }

  /** Replaces the digits; their coordinates follow with {@link #setLayout}. */
  void load(DigitTable newTable, int[] newRows, ClassNames names) {
    numerals.setClassNames(names);
    table = newTable;
    rows = newRows;
    layout = new float[0];
    painter.load(newTable, newRows);
    numerals.setPositions(painter.labels(), painter.shown(), layout);
    card.setVisible(false);
    zoom = 1;
    panX = 0;
    panY = 0;
  }

  /**
   * Sets the coordinates.
   *
   * @param newLayout x and y for each row
   */
  void setLayout(float[] newLayout) {
    layout = newLayout;
    numerals.setPositions(painter.labels(), painter.shown(), layout);
    paint();
  }

  /**
   * Hides the images that do not match the filters.
   *
   * @param matching the rows that do, in ascending order
   */
  void showOnly(int[] matching) {
    boolean[] shown = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      shown[i] = Arrays.binarySearch(matching, rows[i]) >= 0;
    }
    painter.show(shown);
    numerals.setPositions(painter.labels(), shown, layout);
    card.setVisible(false);
    paint();
  }

  /** Shows the user's drawing at map coordinates, or none. */
  void showOwn(Optional<DigitImage> image, float[] position) {
    own = image;
    ownPosition = position;
    paint();
  }

  private Lens lens() {
    float left = Float.POSITIVE_INFINITY;
    float right = Float.NEGATIVE_INFINITY;
    float top = Float.POSITIVE_INFINITY;
    float bottom = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < layout.length; i += 2) {
      left = Math.min(left, layout[i]);
      right = Math.max(right, layout[i]);
      top = Math.min(top, layout[i + 1]);
      bottom = Math.max(bottom, layout[i + 1]);
    }
    double width = getWidth() - 2 * MARGIN;
    double height = getHeight() - 2 * MARGIN;
    double fit =
        Math.min(width / Math.max(1e-6, right - left), height / Math.max(1e-6, bottom - top));
    double scale = Math.max(1e-6, fit * zoom);
    return new Lens(
        scale,
        getWidth() / 2 - (left + right) / 2 * scale + panX,
        getHeight() / 2 - (top + bottom) / 2 * scale + panY);
  }

  @Override
  protected void layoutChildren() {
    surface.fit(getWidth(), getHeight());
    paint();
  }

  private void paint() {
    if (surface.pixelWidth() <= 1) {
      return;
    }
    double ratio = surface.scale();
    Target target = new Target(surface.pixels(), surface.pixelWidth(), surface.pixelHeight());
    Lens lens = layout.length == 0 ? new Lens(1, 0, 0) : lens();
    Lens scaled = new Lens(lens.scale() * ratio, lens.left() * ratio, lens.top() * ratio);
    painter.paint(target, layout, scaled, MapPainter.level(zoom * ratio));
    if (layout.length > 0) {
      own.ifPresent(
          image ->
              painter.paintOwn(target, image, scaled.x(ownPosition[0]), scaled.y(ownPosition[1])));
    }
    surface.update();
    numerals.show(lens);
  }

  void zoomBy(double factor, double x, double y) {
    double next = Math.clamp(zoom * factor, 1, MAX_ZOOM);
    double ratio = next / zoom;
    panX = next == 1 ? 0 : (panX + getWidth() / 2 - x) * ratio - getWidth() / 2 + x;
    panY = next == 1 ? 0 : (panY + getHeight() / 2 - y) * ratio - getHeight() / 2 + y;
    zoom = next;
    paint();
  }

  private void scrolled(ScrollEvent event) {
    zoomBy(Math.pow(1.0025, event.getDeltaY()), event.getX(), event.getY());
    event.consume();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    card.setVisible(false);
    moved = false;
    dragX = event.getX();
    dragY = event.getY();
    lasso.getPoints().clear();
  }

  private void dragged(MouseEvent event) {
    moved = moved || Math.hypot(event.getX() - dragX, event.getY() - dragY) > 3;
    if (lassoMode || event.isShiftDown()) {
      lasso.getPoints().addAll(event.getX(), event.getY());
    } else if (moved) {
      panX += event.getX() - dragX;
      panY += event.getY() - dragY;
      dragX = event.getX();
      dragY = event.getY();
      paint();
    }
  }

  private void released(MouseEvent event) {
    if (lasso.getPoints().size() >= 6) {
      int[] inside = inside();
      lasso.getPoints().clear();
      if (inside.length > 0) {
        onLasso.accept(inside);
      }
    } else if (!moved && event.getButton() == MouseButton.PRIMARY && layout.length > 0) {
      nearest(event.getX(), event.getY()).ifPresent(i -> onRow.accept(rows[i]));
    }
    lasso.getPoints().clear();
  }

  private int[] inside() {
    Lens lens = lens();
    return IntStream.range(0, layout.length / 2)
        .filter(i -> painter.shown()[i])
        .filter(i -> lasso.contains(lens.x(layout[2 * i]), lens.y(layout[2 * i + 1])))
        .map(i -> rows[i])
        .toArray();
  }

  private void showCard(double x, double y) {
    OptionalInt near = nearest(x, y);
    if (near.isPresent()) {
      card.show(table, rows[near.getAsInt()], x, y, getWidth(), getHeight());
    } else {
      card.setVisible(false);
    }
  }

  /** Returns the index of the shown image nearest to a point, if one is near. */
  private OptionalInt nearest(double x, double y) {
    Lens lens = lens();
    int best = -1;
    double least = 18 * 18;
    for (int i = 0; i < layout.length / 2; i++) {
      double offX = lens.x(layout[2 * i]) - x;
      double offY = lens.y(layout[2 * i + 1]) - y;
      double square = offX * offX + offY * offY;
      if (square < least && painter.shown()[i]) {
        least = square;
        best = i;
      }
    }
    return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
  }

  private void keyPressed(KeyEvent event) {
    double step = 48;
    switch (event.getCode()) {
      case LEFT -> panX += step;
      case RIGHT -> panX -= step;
      case UP -> panY += step;
      case DOWN -> panY -= step;
      case PLUS, EQUALS, ADD -> zoomBy(1.4, getWidth() / 2, getHeight() / 2);
      case MINUS, SUBTRACT -> zoomBy(1 / 1.4, getWidth() / 2, getHeight() / 2);
      case DIGIT0, HOME -> zoomBy(0, 0, 0);
      default -> {
        return;
      }
    }
    paint();
    event.consume();
  }

  /** Returns the number of digits on the map. */
  int count() {
    return rows.length;
  }

  boolean showsOwn() {
    return own.isPresent();
  }

  int[] rows() {
    return Arrays.copyOf(rows, rows.length);
  }
}
