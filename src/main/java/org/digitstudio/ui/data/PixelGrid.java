package org.digitstudio.ui.data;

import java.util.function.Consumer;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;

/**
 * One image enlarged. The wheel or + and - zoom, dragging pans; when large enough, each pixel shows
 * its value.
 */
final class PixelGrid extends Region {
  private static final double MAX_ZOOM = 4;
  private static final double MIN_CELL_WITH_NUMBERS = 22;

  private final Canvas canvas = new Canvas();
  private byte[] values = new byte[DigitImage.PIXELS];
  private double zoom = 1;
  private double left;
  private double top;
  private double dragX;
  private double dragY;
  private Consumer<String> onPixel = text -> {};

  PixelGrid(double side) {
    getStyleClass().add("pixel-grid");
    setId("pixelGrid");
    setMinSize(side, side);
    setPrefSize(side, side);
    setMaxSize(side, side);
    canvas.setWidth(side);
    canvas.setHeight(side);
    getChildren().add(canvas);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setOnScroll(this::scrolled);
    setOnMousePressed(this::pressed);
    setOnMouseDragged(this::dragged);
    setOnMouseMoved(this::moved);
    setOnMouseExited(event -> onPixel.accept(""));
    setOnKeyPressed(this::keyPressed);
    setOnMouseClicked(
        event -> {
          if (event.getClickCount() == 2) {
            zoomAt(zoom > 1 ? 1 : MAX_ZOOM, event.getX(), event.getY());
          }
        });
  }

  /** Sets the listener for row, column and value of the pixel under the pointer; "" on exit. */
  void onPixel(Consumer<String> listener) {
    onPixel = listener;
  }

  void show(DigitImage image) {
    values = image.toBytes();
    paint();
  }

  double zoom() {
    return zoom;
  }

  private double cell() {
    return canvas.getWidth() / DigitImage.SIDE * zoom;
  }

  void zoomAt(double newZoom, double x, double y) {
    double before = cell();
    double column = (x - left) / before;
    double row = (y - top) / before;
    zoom = Math.clamp(newZoom, 1, MAX_ZOOM);
    move(x - column * cell(), y - row * cell());
  }

  private void move(double newLeft, double newTop) {
    double least = canvas.getWidth() - cell() * DigitImage.SIDE;
    left = Math.clamp(newLeft, Math.min(0, least), 0);
    top = Math.clamp(newTop, Math.min(0, least), 0);
    paint();
  }

  private void scrolled(ScrollEvent event) {
    zoomAt(zoom * (event.getDeltaY() > 0 ? 1.25 : 0.8), event.getX(), event.getY());
    event.consume();
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    dragX = event.getX() - left;
    dragY = event.getY() - top;
  }

  private void dragged(MouseEvent event) {
    move(event.getX() - dragX, event.getY() - dragY);
  }

  private void moved(MouseEvent event) {
    int row = (int) ((event.getY() - top) / cell());
    int column = (int) ((event.getX() - left) / cell());
    if (row >= 0 && row < DigitImage.SIDE && column >= 0 && column < DigitImage.SIDE) {
      onPixel.accept(Messages.text("data.sample.pixel", row, column, value(row, column)));
    }
  }

  private void keyPressed(KeyEvent event) {
    double middle = canvas.getWidth() / 2;
    KeyCode code = event.getCode();
    if (code == KeyCode.PLUS || code == KeyCode.EQUALS || code == KeyCode.ADD) {
      zoomAt(zoom * 1.5, middle, middle);
      event.consume();
    } else if (code == KeyCode.MINUS || code == KeyCode.SUBTRACT) {
      zoomAt(zoom / 1.5, middle, middle);
      event.consume();
    }
  }

  private int value(int row, int column) {
    return values[row * DigitImage.SIDE + column] & 0xFF;
  }

  private void paint() {
    GraphicsContext pen = canvas.getGraphicsContext2D();
    double cell = cell();
    pen.setFill(Color.BLACK);
    pen.fillRect(0, 0, canvas.getWidth(), canvas.getHeight());
    boolean numbers = cell >= MIN_CELL_WITH_NUMBERS;
    pen.setFont(Font.font(Math.min(12, cell * 0.38)));
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.CENTER);
    for (int row = 0; row < DigitImage.SIDE; row++) {
      for (int column = 0; column < DigitImage.SIDE; column++) {
        double x = Math.round(left + column * cell);
        double y = Math.round(top + row * cell);
        double width = Math.round(left + (column + 1) * cell) - x;
        double height = Math.round(top + (row + 1) * cell) - y;
        boolean inSight =
            x + width > 0 && y + height > 0 && x < canvas.getWidth() && y < canvas.getHeight();
        int value = value(row, column);
        if (inSight && (value > 0 || numbers)) {
          pen.setFill(Color.grayRgb(value));
          pen.fillRect(x, y, width, height);
          if (numbers) {
            pen.setFill(value > 127 ? Color.BLACK : Color.grayRgb(190));
            pen.fillText(Integer.toString(value), x + width / 2, y + height / 2);
          }
        }
      }
    }
  }
}
