package org.digitstudio.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The four places at the left, and what concerns the whole program below. */
final class NavigationRail extends VBox {
  private final Map<PageId, ToggleButton> buttons = new EnumMap<>(PageId.class);
  private final ToggleGroup group = new ToggleGroup();

  NavigationRail(Consumer<PageId> go, Runnable switchLook, Runnable shortcuts, Runnable about) {
    getStyleClass().add("rail");
    for (PageId place : PageId.values()) {
      ToggleButton button = new ToggleButton(place.title(), new FontIcon(place.icon()));
      button.setContentDisplay(ContentDisplay.TOP);
      button.setAlignment(Pos.CENTER);
      button.setMaxWidth(Double.MAX_VALUE);
      button.setToggleGroup(group);
      button.setId("go-" + place.id());
      button.getStyleClass().add("rail-button");
      Tooltips.install(
          button, place.title(), new KeyCodeCombination(place.key(), KeyCombination.SHORTCUT_DOWN));
      button.setOnAction(
          event -> {
            button.setSelected(true);
            go.accept(place);
          });
      buttons.put(place, button);
      getChildren().add(button);
    }
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            gap,
            small(Feather.SUN, "shell.look", switchLook),
            small(Feather.HELP_CIRCLE, "shell.shortcuts", shortcuts),
            small(Feather.INFO, "shell.about", about));
  }

  private static Button small(Feather icon, String key, Runnable action) {
    Button button = Buttons.icon(icon, Messages.text(key), action);
    button.setId(key.replace('.', '-'));
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  void select(PageId place) {
    buttons.get(place).setSelected(true);
  }
}
