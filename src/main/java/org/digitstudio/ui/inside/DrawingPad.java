package org.digitstudio.ui.inside;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.event.Event;
import javafx.event.EventTarget;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.kordamp.ikonli.feather.Feather;

/**
 * A small canvas to draw on while watching the network: in a card that floats over the page and is
 * moved by its header, or docked in a station that keeps room for it.
 */
final class DrawingPad {
  private final Supplier<Parent> makePad;
  private final Runnable onDraw;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final VBox card = new VBox();
  private Optional<Parent> pad = Optional.empty();
  private Optional<Point2D> grip = Optional.empty();

  /**
   * @param makePad makes the canvas; called once, when it is first shown
   * @param onDraw called when a stroke begins, and when the card is opened
   */
  DrawingPad(Supplier<Parent> makePad, Runnable onDraw) {
    this.makePad = makePad;
    this.onDraw = onDraw;
    card.getStyleClass().add("inside-pad");
    card.setId("inside-pad");
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    card.visibleProperty().bind(open);
    StackPane.setAlignment(card, Pos.BOTTOM_RIGHT);
    card.getChildren().add(header());
    open.addListener((property, before, now) -> opened(now));
  }

  /** Returns whether the floating card is open. */
  BooleanProperty open() {
    return open;
  }

  /** Returns the floating card. */
  VBox card() {
    return card;
  }

  /** Moves the canvas into a pane of a station. */
  void dock(Pane dock) {
    open.set(false);
    put(dock);
  }

  /** Passes the keys of undo and redo to a canvas that doesn't have the focus. */
  void editByKey(KeyEvent event) {
    boolean edits = event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y;
    pad.filter(canvas -> edits && !isInside(canvas, event.getTarget()))
        .ifPresent(
            canvas -> {
              Event.fireEvent(canvas, event.copyFor(canvas, canvas));
              event.consume();
            });
  }

  private static boolean isInside(Parent canvas, EventTarget target) {
    return target instanceof Node node
        && Stream.iterate(node, Objects::nonNull, Node::getParent).anyMatch(canvas::equals);
  }

  private void opened(boolean now) {
    if (now) {
      onDraw.run();
      put(card);
    }
  }

  private void put(Pane into) {
    if (pad.isEmpty()) {
      Parent made = makePad.get();
      made.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> onDraw.run());
      pad = Optional.of(made);
    }
    if (!into.getChildren().contains(pad.get())) {
      into.getChildren().add(pad.get());
    }
  }

  private HBox header() {
    Label title = new Label(Messages.text("inside.pad"));
    title.getStyleClass().add("inside-title");
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button close =
        Buttons.icon(Feather.X, Messages.text("inside.pad.close"), () -> open.set(false));
    close.setId("pad-close");
    HBox header = new HBox(title, space, close);
    header.getStyleClass().add("inside-header");
    header.setCursor(Cursor.MOVE);
    header.setOnMousePressed(event -> grip = Optional.of(offset(event)));
    header.setOnMouseDragged(this::drag);
    return header;
  }

  private Point2D offset(MouseEvent event) {
    return new Point2D(
        event.getSceneX() - card.getTranslateX(), event.getSceneY() - card.getTranslateY());
  }

  /** Moves the card with the pointer, within the page. */
  private void drag(MouseEvent event) {
    Bounds page = card.getParent().getLayoutBounds();
    grip.ifPresent(
        start -> {
          card.setTranslateX(
              Math.clamp(
                  event.getSceneX() - start.getX(),
                  page.getMinX() - card.getLayoutX(),
                  Math.max(page.getMinX(), page.getMaxX() - card.getWidth()) - card.getLayoutX()));
          card.setTranslateY(
              Math.clamp(
                  event.getSceneY() - start.getY(),
                  page.getMinY() - card.getLayoutY(),
                  Math.max(page.getMinY(), page.getMaxY() - card.getHeight()) - card.getLayoutY()));
        });
  }
}
