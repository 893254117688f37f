package org.digitstudio.ui.inside;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.kordamp.ikonli.feather.Feather;

/** A paper that lies over the place, to draw on and watch; its header moves it out of the way. */
final class PadCard {
  private final Supplier<Parent> makePad;
  private final Runnable onDraw;
  private final BooleanProperty open = new SimpleBooleanProperty();
  private final VBox view = new VBox();
  private Optional<Point2D> held = Optional.empty();

  /**
   * @param makePad asked when the card is first opened
   * @param onDraw hears that the pen comes down on it
   */
  PadCard(Supplier<Parent> makePad, Runnable onDraw) {
    this.makePad = makePad;
    this.onDraw = onDraw;
    view.getStyleClass().add("inside-pad");
    view.setId("inside-pad");
    view.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    view.visibleProperty().bind(open);
    StackPane.setAlignment(view, Pos.BOTTOM_RIGHT);
    open.addListener((property, before, now) -> opened(now));
  }

  BooleanProperty open() {
    return open;
  }

  VBox view() {
    return view;
  }

  private void opened(boolean now) {
    if (!now) {
      return;
    }
    onDraw.run();
    if (view.getChildren().isEmpty()) {
      Parent pad = makePad.get();
      pad.addEventFilter(MouseEvent.MOUSE_PRESSED, event -> onDraw.run());
      view.getChildren().addAll(header(), pad);
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
    header.setOnMousePressed(event -> held = Optional.of(grip(event)));
    header.setOnMouseDragged(this::drag);
    return header;
  }

  private Point2D grip(MouseEvent event) {
    return new Point2D(
        event.getSceneX() - view.getTranslateX(), event.getSceneY() - view.getTranslateY());
  }

  /** Follows the pointer as far as the place reaches. */
  private void drag(MouseEvent event) {
    Bounds room = view.getParent().getLayoutBounds();
    held.ifPresent(
        grip -> {
          view.setTranslateX(
              Math.clamp(
                  event.getSceneX() - grip.getX(),
                  room.getMinX() - view.getLayoutX(),
                  Math.max(room.getMinX(), room.getMaxX() - view.getWidth()) - view.getLayoutX()));
          view.setTranslateY(
              Math.clamp(
                  event.getSceneY() - grip.getY(),
                  room.getMinY() - view.getLayoutY(),
                  Math.max(room.getMinY(), room.getMaxY() - view.getHeight()) - view.getLayoutY()));
        });
  }
}
