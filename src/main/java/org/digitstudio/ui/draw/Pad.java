package org.digitstudio.ui.draw;

import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import javafx.scene.transform.Scale;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ink.Box;
import org.kordamp.ikonli.feather.Feather;

/**
 * The page of Draw in small, to draw on from another place: what is drawn here stands there, and
 * the other way round.
 */
final class Pad extends VBox {
  private static final double HEIGHT = 160;

  /** A page for one digit, where Draw has not been seen yet and has no size. */
  private static final Box FIRST = new Box(0, 0, 448, 384);

  Pad(DrawViewModel model) {
    if (model.area().height() < HEIGHT) {
      model.resize(FIRST.width(), FIRST.height());
    }
    double scale = HEIGHT / model.area().height();
    double width = scale * model.area().width();
    InkCanvas canvas = new InkCanvas(new ModelPen(model));
    canvas.setId("pad-canvas");
    canvas.setAccessibleText(Messages.text("draw.canvas"));
    canvas.setManaged(false);
    canvas.resize(model.area().width(), model.area().height());
    canvas.getTransforms().add(new Scale(scale, scale));
    Pane paper = new Pane(canvas);
    paper.getStyleClass().add("paper");
    paper.setClip(new Rectangle(width, HEIGHT));
    paper.setMinSize(width, HEIGHT);
    paper.setMaxSize(width, HEIGHT);
    model.page().addListener((property, before, page) -> canvas.show(page));
    canvas.show(model.page().get());
    Button undo =
        DrawTools.button("pad", Feather.CORNER_UP_LEFT, "undo", "Shortcut+Z", model::undo);
    Button redo =
        DrawTools.button("pad", Feather.CORNER_UP_RIGHT, "redo", "Shortcut+Shift+Z", model::redo);
    undo.disableProperty().bind(model.canUndo().not());
    redo.disableProperty().bind(model.canRedo().not());
    Button clear = DrawTools.button("pad", Feather.TRASH_2, "clear", "Delete", model::clear);
    HBox tools = new HBox(undo, redo, clear);
    tools.getStyleClass().add("pad-tools");
    getChildren().addAll(paper, tools);
    getStyleClass().addAll("draw", "pad");
    getStylesheets().add(DrawPage.STYLE);
    addEventHandler(KeyEvent.KEY_PRESSED, event -> EditKeys.handle(event, model));
  }
}
