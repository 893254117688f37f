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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The tools above the paper: pen, eraser, width, undo, redo, clear, and pictures in and out. */
final class DrawTools extends HBox {
  /** What the tools cannot do with the paper alone. */
  interface Files {
    void open();

    void paste();

    void save();
  }

  /** In pixels; below it the slider goes without its name, which its tooltip says too. */
  private static final double ROOM_FOR_WORDS = 560;

  private final DrawViewModel model;

  DrawTools(DrawViewModel model, Files files) {
    this.model = model;
    getStyleClass().add("tools");
    setMinWidth(0);
    setAlignment(Pos.CENTER_LEFT);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button undo = button("draw", Feather.CORNER_UP_LEFT, "undo", "Shortcut+Z", model::undo);
    Button redo = button("draw", Feather.CORNER_UP_RIGHT, "redo", "Shortcut+Shift+Z", model::redo);
    undo.disableProperty().bind(model.canUndo().not());
    redo.disableProperty().bind(model.canRedo().not());
    getChildren().addAll(penAndEraser());
    getChildren()
        .addAll(
            width(),
            new Separator(Orientation.VERTICAL),
            undo,
            redo,
            button("draw", Feather.TRASH_2, "clear", "Delete", model::clear),
            gap,
            button("draw", Feather.FOLDER, "open", "Shortcut+O", files::open),
            button("draw", Feather.CLIPBOARD, "paste", "Shortcut+V", files::paste),
            button("draw", Feather.DOWNLOAD, "save", "Shortcut+S", files::save));
  }

  private Node[] penAndEraser() {
    ToggleGroup group = new ToggleGroup();
    ToggleButton pen = toggle(Feather.EDIT_2, "draw.pen", "P", group);
    ToggleButton eraser = toggle(Feather.DELETE, "draw.eraser", "E", group);
    pen.setSelected(true);
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
    model.erasing().addListener((property, before, now) -> group.selectToggle(now ? eraser : pen));
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
    label.visibleProperty().bind(widthProperty().greaterThan(ROOM_FOR_WORDS));
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

  /**
   * @param place where the button stands: the first part of its id
   * @param name what it does: the rest of its id and of its words' key
   */
  static Button button(String place, Ikon icon, String name, String shortcut, Runnable action) {
    String words = Messages.text("draw." + name);
    Button button = Buttons.icon(icon, words, action);
    button.setId(place + "-" + name);
    Tooltips.install(button, words, KeyCombination.valueOf(shortcut));
    return button;
  }
}
