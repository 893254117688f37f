package org.digitstudio.ui.train.widgets;

import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Builds the buttons of the Train page. */
public final class ActionButtons {
  private ActionButtons() {}

  /**
   * Builds a button with a text and an icon.
   *
   * @param key names the text, and with {@code .help} the tooltip, in the message bundle
   */
  public static Button button(String id, String key, Feather icon, Runnable action) {
    Button button = new Button(Messages.text(key), new FontIcon(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(button, Messages.text(key + ".help"));
    button.setAccessibleText(Messages.text(key));
    button.setOnAction(event -> action.run());
    return button;
  }
}
