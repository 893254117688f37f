package org.digitstudio.ui.shell;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.digitstudio.application.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The four pages, in the order of the rail. */
public enum PageId {
  DRAW("draw", "shell.draw", Feather.EDIT_3, KeyCode.DIGIT1),
  TRAIN("train", "shell.train", Feather.ACTIVITY, KeyCode.DIGIT2),
  DATA("data", "shell.data", Feather.GRID, KeyCode.DIGIT3),
  INSIDE("inside", "shell.inside", Feather.LAYERS, KeyCode.DIGIT4);

  private final String id;
  private final String title;
  private final Ikon icon;
  private final KeyCode key;

  PageId(String id, String title, Ikon icon, KeyCode key) {
    this.id = id;
    this.title = title;
    this.icon = icon;
    this.key = key;
  }

  /** Returns the page with this identifier. */
  public static Optional<PageId> of(String id) {
    return Arrays.stream(values()).filter(page -> page.id.equals(id)).findFirst();
  }

  /** A stable identifier, as the settings store it. */
  public String id() {
    return id;
  }

  Ikon icon() {
    return icon;
  }

  /** The key that opens the page together with Ctrl (or Cmd). */
  public KeyCode key() {
    return key;
  }

  String title() {
    return Messages.text(title);
  }
}
