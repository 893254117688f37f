package org.digitstudio.ui.shell;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.GridPane;
import org.digitstudio.application.text.Messages;

/** The sheet of all keyboard shortcuts. */
final class Shortcuts {
  /** A key combination and the message that says what it does. */
  private record Entry(String keys, String message) {}

  private static final List<Entry> ENTRIES =
      List.of(
          new Entry("Shortcut+1", "shell.keys.draw"),
          new Entry("Shortcut+2", "shell.keys.train"),
          new Entry("Shortcut+3", "shell.keys.data"),
          new Entry("Shortcut+4", "shell.keys.inside"),
          new Entry("Shortcut+Z", "shell.keys.undo"),
          new Entry("Shortcut+Shift+Z", "shell.keys.redo"),
          new Entry("Delete", "shell.keys.clear"),
          new Entry("E", "shell.keys.eraser"),
          new Entry("P", "shell.keys.pen"),
          new Entry("[", "shell.keys.thinner"),
          new Entry("]", "shell.keys.thicker"),
          new Entry("0", "shell.keys.keep"),
          new Entry("Shortcut+O", "shell.keys.open"),
          new Entry("Shortcut+V", "shell.keys.paste"),
          new Entry("Shortcut+C", "shell.keys.copy"),
          new Entry("Shortcut+S", "shell.keys.save"),
          new Entry("F1", "shell.keys.help"));

  private Shortcuts() {}

  static GridPane sheet() {
    GridPane grid = new GridPane();
    grid.getStyleClass().add("shortcut-sheet");
    int half = (ENTRIES.size() + 1) / 2;
    for (int i = 0; i < ENTRIES.size(); i++) {
      Entry entry = ENTRIES.get(i);
      Label keys = new Label(display(entry));
      keys.getStyleClass().add("key");
      grid.add(keys, 2 * (i / half), i % half);
      grid.add(new Label(Messages.text(entry.message)), 2 * (i / half) + 1, i % half);
    }
    return grid;
  }

  private static String display(Entry entry) {
    if (entry.message.equals("shell.keys.keep")) {
      return "0 - 9";
    }
    return entry.keys.length() == 1
        ? entry.keys
        : KeyCombination.valueOf(entry.keys).getDisplayText();
  }
}
