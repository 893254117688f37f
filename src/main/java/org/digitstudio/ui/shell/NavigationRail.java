package org.digitstudio.ui.shell;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
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
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.ProgressRing;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The four pages at the left, and below them what concerns the whole program. */
final class NavigationRail extends VBox {
  private static final double RING = 32;

  private final Map<PageId, ToggleButton> buttons = new EnumMap<>(PageId.class);
  private final Map<PageId, ProgressRing> rings = new EnumMap<>(PageId.class);
  private final ToggleGroup group = new ToggleGroup();

  /** The commands of the small buttons at the foot. */
  record Actions(
      Runnable present,
      Runnable switchLook,
      Runnable settings,
      Runnable shortcuts,
      Runnable about) {}

  NavigationRail(Consumer<PageId> go, Actions actions) {
    getStyleClass().add("rail");
    for (PageId page : PageId.values()) {
      getChildren().add(pageButton(page, go));
    }
    Region gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    getChildren()
        .addAll(
            gap,
            small("shell-present", Feather.MONITOR, "shell.present", actions.present),
            small("shell-look", Feather.SUN, "shell.look", actions.switchLook),
            small("shell-settings", Feather.SETTINGS, "shell.settings", actions.settings),
            small("shell-shortcuts", Feather.HELP_CIRCLE, "shell.shortcuts", actions.shortcuts),
            small("shell-about", Feather.INFO, "shell.about", actions.about));
  }

  private ToggleButton pageButton(PageId page, Consumer<PageId> go) {
    ProgressRing ring = new ProgressRing(RING);
    StackPane graphic = new StackPane(new FontIcon(page.icon()), ring);
    graphic.setMinSize(RING, RING);
    ToggleButton button = new ToggleButton(page.title(), graphic);
    button.setContentDisplay(ContentDisplay.TOP);
    button.setAlignment(Pos.CENTER);
    button.setMaxWidth(Double.MAX_VALUE);
    button.setToggleGroup(group);
    button.setId("go-" + page.id());
    button.getStyleClass().add("rail-button");
    Tooltips.install(
        button, page.title(), new KeyCodeCombination(page.key(), KeyCombination.SHORTCUT_DOWN));
    button.setOnAction(
        event -> {
          button.setSelected(true);
          go.accept(page);
        });
    buttons.put(page, button);
    rings.put(page, ring);
    return button;
  }

  private static Button small(String id, Feather icon, String key, Runnable action) {
    Button button = Buttons.icon(icon, Messages.text(key), action);
    button.setId(id);
    button.setMaxWidth(Double.MAX_VALUE);
    return button;
  }

  private ToggleButton button(PageId page) {
    return Objects.requireNonNull(buttons.get(page));
  }

  void select(PageId page) {
    button(page).setSelected(true);
  }

  void showProgress(PageId page, OptionalDouble fraction) {
    Objects.requireNonNull(rings.get(page)).show(fraction);
    button(page)
        .setAccessibleText(
            fraction.isPresent()
                ? Messages.text(
                    "shell.progress", page.title(), Formats.percent(fraction.getAsDouble(), 0))
                : page.title());
  }
}
