package org.digitstudio.ui.inside.network;

import java.nio.IntBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Cell;

/**
 * The network drawn from the image to the ten probabilities. Pointer and arrow keys select a cell,
 * whose connections light up; a click or Enter opens it.
 */
final class OverviewPane extends Pane {
  private static final double MIN_WIDTH = 720;
  private static final double MIN_HEIGHT = 360;

  private final ImageView view = new ImageView();
  private final OutputLabels outputs = new OutputLabels(this);
  private final ColumnHeaders headers = new ColumnHeaders(this);
  private final ObjectProperty<Optional<Selection>> selection =
      new SimpleObjectProperty<>(Optional.empty());
  private final DoubleProperty reach = new SimpleDoubleProperty(Double.POSITIVE_INFINITY);
  private final Consumer<Selection> onOpen;
  private Optional<Frame> frame = Optional.empty();
  private Optional<Overview> overview = Optional.empty();
  private Optional<Inspection> inspection = Optional.empty();

  /** The parts that depend on the size and the network, but not on the image. */
  private record Frame(
      List<Column> columns,
      OverviewLayout layout,
      double density,
      LightCanvas canvas,
      PixelBuffer<IntBuffer> buffer) {}

  /**
   * @param onOpen receives the selection that is clicked
   */
  OverviewPane(Consumer<Selection> onOpen) {
    this.onOpen = onOpen;
    getStyleClass().add("overview");
    setId("overview");
    setMinSize(MIN_WIDTH, MIN_HEIGHT);
    view.setMouseTransparent(true);
    view.setManaged(false);
    getChildren().addFirst(view);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(Messages.text("inside.network.name"));
    widthProperty().subscribe(value -> repaint());
    heightProperty().subscribe(value -> repaint());
    selection.subscribe(value -> repaint());
    reach.subscribe(value -> repaint());
    setOnMouseMoved(this::point);
    setOnMouseExited(event -> selection.set(Optional.empty()));
    setOnMouseClicked(
        event -> {
          requestFocus();
          selection.get().ifPresent(onOpen);
        });
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  /** Returns the selected cell, if any. */
  ObjectProperty<Optional<Selection>> selection() {
    return selection;
  }

  /** Returns how far the signal has come: column i lights up at i; infinite for all. */
  DoubleProperty reach() {
    return reach;
  }

  Optional<Overview> overview() {
    return overview;
  }

  void show(Inspection newest) {
    inspection = Optional.of(newest);
    repaint();
  }

  private void repaint() {
    if (inspection.isPresent() && getScene() != null && getWidth() > 0 && getHeight() > 0) {
      paint(inspection.get());
    }
  }

  private void paint(Inspection now) {
    Frame at = frame(now);
    Overview next = Overview.of(now, at.columns, at.layout, overview);
    overview = Optional.of(next);
    selection
        .get()
        .filter(selected -> selected.column() >= at.columns.size())
        .ifPresent(gone -> selection.set(Optional.empty()));
    new OverviewPainter(at.canvas, at.layout, at.density).paint(next, selection.get(), reach.get());
    at.buffer.updateBuffer(all -> null);
    outputs.show(now);
  }

  private Frame frame(Inspection now) {
    double density = density();
    boolean sameNetwork =
        overview.filter(shown -> shown.inspection().network() == now.network()).isPresent();
    if (sameNetwork
        && frame.isPresent()
        && frame.get().layout.width() == getWidth()
        && frame.get().layout.height() == getHeight()
        && frame.get().density == density) {
      return frame.get();
    }
    List<Column> columns = Column.of(now.network());
    OverviewLayout layout = new OverviewLayout(columns, getWidth(), getHeight());
    LightCanvas canvas =
        new LightCanvas(
            (int) Math.ceil(getWidth() * density), (int) Math.ceil(getHeight() * density));
    PixelBuffer<IntBuffer> buffer =
        new PixelBuffer<>(
            canvas.width(),
            canvas.height(),
            IntBuffer.wrap(canvas.pixels()),
            PixelFormat.getIntArgbPreInstance());
    view.setImage(new WritableImage(buffer));
    view.setFitWidth(canvas.width() / density);
    view.setFitHeight(canvas.height() / density);
    Frame made = new Frame(columns, layout, density, canvas, buffer);
    frame = Optional.of(made);
    overview = Optional.empty();
    headers.show(now.network(), columns, layout);
    outputs.layout(layout.grid(columns.size() - 1), now.network().classNames());
    return made;
  }

  /** Returns the device pixels for each pixel of this pane. */
  private double density() {
    double scale = Math.max(1, getLocalToSceneTransform().getMxx());
    return scale * (getScene().getWindow() == null ? 1 : getScene().getWindow().getOutputScaleX());
  }

  private void point(MouseEvent event) {
    selection.set(
        frame
            .flatMap(at -> at.layout.hit(event.getX(), event.getY()))
            .flatMap(hit -> overview.map(shown -> selected(shown, hit))));
  }

  private static Selection selected(Overview shown, OverviewLayout.Hit hit) {
    Column column = shown.columns().get(hit.column());
    int row = (int) (hit.down() * column.rows());
    int at = (int) (hit.across() * column.columns());
    Cell cell = new Cell(row, at).within(column.rows(), column.columns());
    return new Selection(hit.column(), shown.units().get(hit.column())[hit.tile()], cell);
  }

  private void key(KeyEvent event) {
    Optional<Selection> now = selection.get();
    if (event.getCode() == KeyCode.ENTER && now.isPresent()) {
      onOpen.accept(now.get());
      event.consume();
    } else if (event.getCode().isArrowKey() && overview.isPresent()) {
      selection.set(Optional.of(moved(overview.get(), now, event.getCode())));
      event.consume();
    }
  }

  /** Left and right go to the neighbouring column, up and down to its neighbouring unit. */
  private static Selection moved(Overview shown, Optional<Selection> now, KeyCode key) {
    if (now.isEmpty()) {
      return peak(shown, shown.columns().size() - 1, shown.inspection().trace().prediction());
    }
    int column = now.get().column();
    int step = key == KeyCode.LEFT || key == KeyCode.UP ? -1 : 1;
    if (key == KeyCode.LEFT || key == KeyCode.RIGHT) {
      int next = Math.clamp(column + step, 0, shown.columns().size() - 1);
      int from = shown.tileOf(column, now.get().unit()).orElse(0);
      int[] units = shown.units().get(next);
      return peak(shown, next, units[from * units.length / shown.units().get(column).length]);
    }
    int[] units = shown.units().get(column);
    int tile = shown.tileOf(column, now.get().unit()).orElse(0);
    return peak(shown, column, units[Math.clamp(tile + step, 0, units.length - 1)]);
  }

  /** Selects the most active cell of a unit. */
  private static Selection peak(Overview shown, int index, int unit) {
    Column column = shown.columns().get(index);
    float[] values = column.values(shown.inspection());
    int best = 0;
    for (int i = 1; i < column.cells(); i++) {
      int from = unit * column.cells();
      best = values[from + i] > values[from + best] ? i : best;
    }
    return new Selection(index, unit, new Cell(best / column.columns(), best % column.columns()));
  }
}
