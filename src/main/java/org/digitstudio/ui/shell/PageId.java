package org.digitstudio.ui.shell;

import java.util.Arrays;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import org.digitstudio.application.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The four places, in the order of the rail. */
public enum PageId {
  DRAW("draw", Feather.EDIT_3, KeyCode.DIGIT1),
  TRAIN("train", Feather.ACTIVITY, KeyCode.DIGIT2),
  DATA("data", Feather.GRID, KeyCode.DIGIT3),
  INSIDE("inside", Feather.LAYERS, KeyCode.DIGIT4);

  private final String id;
  private final Ikon icon;
  private final KeyCode key;

  PageId(String id, Ikon icon, KeyCode key) {
    this.id = id;
    this.icon = icon;
    this.key = key;
  }

  public static Optional<PageId> of(String id) {
    return Arrays.stream(values()).filter(place -> place.id.equals(id)).findFirst();
  }

  /** A stable identifier, as the settings keep it. */
  public String id() {
    return id;
  }

  Ikon icon() {
    return icon;
  }

  /** With Ctrl (or Cmd) it leads here. */
  public KeyCode key() {
    return key;
  }

  String title() {
    return Messages.text("shell." + id);
  }
}
