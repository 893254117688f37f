package org.digitstudio.ui.draw;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Separator;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.Settings;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.common.WhileInScene;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tools above the page: pen, eraser, pen width, undo, redo, clear, open, paste and save. */
final class DrawTools extends HBox {
  /** The tools that reach beyond the page. */
  interface FileActions {
    void open();

    void paste();

    void save();
  }

  /** In pixels; below it the slider is shown without its name, which its tooltip has too. */
  private static final double MIN_WIDTH_WITH_NAMES = 560;

  private final DrawViewModel model;

  DrawTools(DrawViewModel model, FileActions files) {
    this.model = model;
    getStyleClass().add("tools");
    setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button undo =
        button("draw-undo", Feather.CORNER_UP_LEFT, "draw.undo", "Shortcut+Z", model::undo);
    Button redo =
        button("draw-redo", Feather.CORNER_UP_RIGHT, "draw.redo", "Shortcut+Shift+Z", model::redo);
    undo.disableProperty().bind(model.canUndo().not());
    redo.disableProperty().bind(model.canRedo().not());
    getChildren().addAll(penAndEraser());
    getChildren()
        .addAll(
            width(),
            new Separator(Orientation.VERTICAL),
            undo,
            redo,
            button("draw-clear", Feather.TRASH_2, "draw.clear", "Delete", model::clear),
            gap,
            button("draw-open", Feather.FOLDER, "draw.open", "Shortcut+O", files::open),
            button("draw-paste", Feather.CLIPBOARD, "draw.paste", "Shortcut+V", files::paste),
            button("draw-save", Feather.DOWNLOAD, "draw.save", "Shortcut+S", files::save));
  }

  private Node[] penAndEraser() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton pen = toggle(Feather.EDIT_2, "draw.pen", "P", group);
    ToggleButton eraser = toggle(Feather.DELETE, "draw.eraser", "E", group);
    (model.erasing().get() ? eraser : pen).setSelected(true);
    pen.getStyleClass().add("left-pill");
    eraser.getStyleClass().add("right-pill");
    group
        .selectedToggleProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null) {
                group.selectToggle(before);
              } else {
                model.erasing().set(now == eraser);
              }
            });
    WhileInScene.follow(this, model.erasing(), on -> group.selectToggle(on ? eraser : pen));
    return new Node[] {new HBox(pen, eraser)};
  }

  private Node width() {
    Slider slider =
        new Slider(Settings.MIN_PEN_WIDTH, Settings.MAX_PEN_WIDTH, model.penWidth().get());
    slider.setId("pen-width");
    slider.setPrefWidth(104);
    slider.setBlockIncrement(4);
    slider.valueProperty().bindBidirectional(model.penWidth());
    Tooltips.install(slider, Messages.text("draw.width"), KeyCombination.valueOf("]"));
    Label label = new Label(Messages.text("draw.width"));
    label.getStyleClass().addAll("small", "muted");
    label.setMinWidth(USE_PREF_SIZE);
    label.managedProperty().bind(label.visibleProperty());
    label.visibleProperty().bind(widthProperty().greaterThan(MIN_WIDTH_WITH_NAMES));
    HBox box = new HBox(8, label, slider);
    box.setAlignment(Pos.CENTER);
    return box;
  }

  private static ToggleButton toggle(Ikon icon, String key, String shortcut, ToggleGroup group) {
    ToggleButton button = new ToggleButton();
    button.setGraphic(new FontIcon(icon));
    button.setId(key.replace('.', '-'));
    button.setToggleGroup(group);
    Tooltips.install(button, Messages.text(key), KeyCombination.valueOf(shortcut));
    return button;
  }

  /** Makes a button with an icon; its tooltip is the key's text and the shortcut. */
  static Button button(String id, Ikon icon, String key, String shortcut, Runnable action) {
    String text = Messages.text(key);
    Button button = Buttons.icon(icon, text, action);
    button.setId(id);
    Tooltips.install(button, text, KeyCombination.valueOf(shortcut));
    return button;
  }
}
