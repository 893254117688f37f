package org.digitstudio.ui.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Labels;

/** The sheet of all keyboard shortcuts: those of the window, then those of each page. */
final class ShortcutSheet {
  private ShortcutSheet() {}

  static Node of(Map<PageId, Supplier<List<Shortcut>>> ofPages) {
    FlowPane sheet = new FlowPane();
    sheet.getStyleClass().add("shortcut-sheet");
    sheet.getChildren().add(group(Messages.text("shell.shortcuts.everywhere"), ofWindow()));
    for (PageId page : PageId.values()) {
      List<Shortcut> shortcuts = ofPages.getOrDefault(page, List::of).get();
      if (!shortcuts.isEmpty()) {
        sheet.getChildren().add(group(page.title(), shortcuts));
      }
    }
    ScrollPane scroll = new ScrollPane(sheet);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("shortcut-scroll");
    return scroll;
  }

  private static List<Shortcut> ofWindow() {
    Stream<Shortcut> pages =
        Arrays.stream(PageId.values())
            .map(
                page ->
                    new Shortcut(
                        "Shortcut+" + page.key().getChar(),
                        Messages.text("shell.keys.page", page.title())));
    return Stream.concat(
            pages,
            Stream.of(
                new Shortcut(Presentation.KEY.getName(), Messages.text("shell.present")),
                new Shortcut("F1", Messages.text("shell.keys.help"))))
        .toList();
  }

  private static Node group(String title, List<Shortcut> shortcuts) {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcut-group");
    for (int row = 0; row < shortcuts.size(); row++) {
      Label keys = new Label(shortcuts.get(row).displayText());
      keys.getStyleClass().add("key");
      keys.setMinWidth(Region.USE_PREF_SIZE);
      Label effect = new Label(shortcuts.get(row).effect());
      effect.setWrapText(true);
      grid.addRow(row, keys, effect);
    }
    VBox group = new VBox(8, Labels.section(title), grid);
    group.getStyleClass().add("shortcut-column");
    return group;
  }
}
