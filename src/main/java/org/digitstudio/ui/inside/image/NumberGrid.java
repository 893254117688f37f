package org.digitstudio.ui.inside.image;

import java.util.Arrays;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Tint;
import org.digitstudio.ui.inside.widgets.VectorSource;

/** The 28x28 image with its values written in the cells; only changed cells are redrawn. */
final class NumberGrid extends Region implements VectorSource {
  private static final int SIDE = DigitImage.SIDE;

  /** Font size as a fraction of the cell. */
  private static final double FONT_SIZE = 0.46;

  private static final String[] TEXTS = new String[101];

  static {
    Arrays.setAll(TEXTS, NumberGrid::shortest);
  }

  private final Canvas canvas = new Canvas();
  private final Rectangle frame = new Rectangle();
  private final ObjectProperty<Cell> selection = new SimpleObjectProperty<>(new Cell(13, 13));
  private float[] values = new float[DigitImage.PIXELS];
  private int[] shown = new int[0];
  private int size = 16;

  NumberGrid(String name) {
    getStyleClass().addAll("inside-numbers", "inside-pointable");
    frame.getStyleClass().add("inside-mark");
    frame.setManaged(false);
    frame.setMouseTransparent(true);
    canvas.setManaged(false);
    getChildren().addAll(canvas, frame);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(name);
    setFocusTraversable(true);
    setMinSize(SIDE * 14 + 4, SIDE * 10 + 4);
    setPrefSize(SIDE * 14 + 4, SIDE * 14 + 4);
    heightProperty().addListener((property, before, now) -> fit());
    setOnMouseMoved(this::point);
    setOnMousePressed(
        event -> {
          requestFocus();
          point(event);
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    selection.addListener((property, before, now) -> speak());
  }

  ObjectProperty<Cell> selection() {
    return selection;
  }

  void show(float[] pixels) {
    values = pixels;
    paint();
    speak();
  }

  private void paint() {
    if (shown.length == 0) {
      shown = new int[DigitImage.PIXELS];
      Arrays.fill(shown, -1);
    }
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.setTextAlign(TextAlignment.CENTER);
    pen.setTextBaseline(VPos.CENTER);
    pen.setFont(Font.font("Inter Tabular", size * FONT_SIZE));
    for (int i = 0; i < values.length; i++) {
      int hundredths = Math.round(values[i] * 100);
      if (shown[i] != hundredths) {
        shown[i] = hundredths;
        cell(pen, i % SIDE * size, i / SIDE * size, values[i], hundredths);
      }
    }
  }

  private void cell(GraphicsContext pen, int x, int y, float value, int hundredths) {
    int grey = Math.round(255 * value);
    pen.setFill(Color.grayRgb(grey));
    pen.fillRect(x, y, size, size);
    pen.setFill(colour(value, hundredths));
    pen.fillText(TEXTS[hundredths], x + size / 2.0, y + size / 2.0);
  }

  /** Returns the colour of the text; zeros are faint. */
  private static Color colour(float value, int hundredths) {
    if (hundredths == 0) {
      return Color.grayRgb(132);
    }
    return Tint.wantsBlackText(Tint.INK.argb(value)) ? Color.BLACK : Color.WHITE;
  }

  private static String shortest(int hundredths) {
    return hundredths % 100 == 0
        ? Formats.count(hundredths / 100)
        : Formats.decimal(hundredths / 100.0, 2).substring(1);
  }

  /** Sets the width by the height, so that the grid stays square. */
  private void fit() {
    int next = Math.clamp((int) (getHeight() - 4) / SIDE, 10, 26);
    if (next != size || canvas.getWidth() == 0) {
      size = next;
      canvas.setWidth(SIDE * size);
      canvas.setHeight(SIDE * size);
      shown = new int[0];
      setMinWidth(SIDE * size + 4);
      setPrefWidth(SIDE * size + 4);
      paint();
      speak();
    }
  }

  @Override
  protected void layoutChildren() {
    canvas.relocate(2, 2);
  }

  private void point(MouseEvent event) {
    selection.set(
        new Cell((int) ((event.getY() - 2) / size), (int) ((event.getX() - 2) / size))
            .within(SIDE, SIDE));
  }

  private void key(KeyEvent event) {
    selection
        .get()
        .moved(event.getCode(), SIDE, SIDE)
        .ifPresent(
            next -> {
              selection.set(next);
              event.consume();
            });
  }

  private void speak() {
    Cell cell = selection.get();
    frame.setX(2 + cell.column() * size - 1.0);
    frame.setY(2 + cell.row() * size - 1.0);
    frame.setWidth(size + 2.0);
    frame.setHeight(size + 2.0);
    setAccessibleText(
        Messages.text(
            "inside.map.spoken",
            Messages.text("inside.image.name"),
            Numbers.count(cell.row() + 1),
            Numbers.count(cell.column() + 1),
            Numbers.four(values[cell.row() * SIDE + cell.column()])));
  }

  @Override
  public void cells(CellSink sink) {
    for (int i = 0; i < values.length; i++) {
      sink.cell(2 + i % SIDE * size, 2 + i / SIDE * size, size, size, Tint.INK.argb(values[i]));
    }
  }

  @Override
  public void words(WordSink sink) {
    for (int i = 0; i < values.length; i++) {
      int hundredths = Math.round(values[i] * 100);
      sink.word(
          2 + (i % SIDE + 0.5) * size,
          2 + (i / SIDE + 0.5) * size,
          size * FONT_SIZE,
          colour(values[i], hundredths),
          TEXTS[hundredths]);
    }
  }
}
