package org.digitstudio.ui.common;

import javafx.scene.control.Button;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Makes the buttons that all pages use. */
public final class Buttons {
  private Buttons() {}

  /** Makes a flat button with an icon only; the text is its tooltip and its accessible name. */
  public static Button icon(Ikon icon, String text, Runnable action) {
    Button button = new Button();
    button.setGraphic(new FontIcon(icon));
    button.getStyleClass().addAll("button-icon", "flat");
    button.setOnAction(event -> action.run());
    Tooltips.install(button, text);
    return button;
  }

  /** Makes a button with a text. */
  public static Button text(String text, Runnable action) {
    Button button = new Button(text);
    button.setOnAction(event -> action.run());
    return button;
  }
}
