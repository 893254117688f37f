package org.digitstudio.ui.draw;

import javafx.scene.control.Button;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.WhileInScene;
import org.kordamp.ikonli.feather.Feather;

/** The Draw page's sheet in small, to draw on from another page; both always show the same ink. */
final class Pad extends VBox {
  private static final double HEIGHT = 160;

  Pad(DrawViewModel model) {
    InkCanvas canvas = new InkCanvas(new ModelPen(model));
    canvas.setId("pad-canvas");
    canvas.setAccessibleText(Messages.text("draw.canvas"));
    StackPane paper = new StackPane(canvas);
    paper.getStyleClass().add("paper");
    double width = HEIGHT * PageSize.WIDTH / PageSize.HEIGHT;
    paper.setMinSize(width, HEIGHT);
    paper.setMaxSize(width, HEIGHT);
    WhileInScene.follow(this, model.sheet(), sheet -> canvas.show(sheet.drawing()));
    Button undo =
        DrawTools.button(
            "pad-undo", Feather.CORNER_UP_LEFT, "draw.undo", "Shortcut+Z", model::undo);
    Button redo =
        DrawTools.button(
            "pad-redo", Feather.CORNER_UP_RIGHT, "draw.redo", "Shortcut+Shift+Z", model::redo);
    undo.disableProperty().bind(model.canUndo().not());
    redo.disableProperty().bind(model.canRedo().not());
    Button clear =
        DrawTools.button("pad-clear", Feather.TRASH_2, "draw.clear", "Delete", model::clear);
    HBox tools = new HBox(undo, redo, clear);
    tools.getStyleClass().add("pad-tools");
    getChildren().addAll(paper, tools);
    getStyleClass().addAll("draw", "pad");
    getStylesheets().add(DrawPage.STYLE);
    addEventHandler(KeyEvent.KEY_PRESSED, event -> EditKeys.handle(event, model));
  }
}
