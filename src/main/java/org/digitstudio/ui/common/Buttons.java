package org.digitstudio.ui.common;

import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Buttons as the whole program has them. */
public final class Buttons {
  private Buttons() {}

  /** A flat button with an icon alone; its tooltip and accessible name say what it does. */
  public static Button icon(Ikon icon, String text, Runnable action) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    button.setOnAction(event -> action.run());
    Tooltips.install(button, text);
    return button;
  }

  /** A button with words. */
  public static Button text(String text, Runnable action) {
    Button button = new Button(text);
    button.setOnAction(event -> action.run());
    return button;
  }
}
