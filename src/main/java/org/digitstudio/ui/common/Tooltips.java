package org.digitstudio.ui.common;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.util.Duration;

/** Tooltips that name the shortcut. */
public final class Tooltips {
  private Tooltips() {}

  /** Gives the control a tooltip and, where it shows no words of its own, its accessible name. */
  public static void install(Control control, String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setShowDelay(Duration.millis(400));
    control.setTooltip(tooltip);
    control.setAccessibleText(text);
  }

  public static void install(Control control, String text, KeyCombination shortcut) {
    install(control, text);
    control.getTooltip().setText(text + "  " + shortcut.getDisplayText());
    control.setAccessibleHelp(shortcut.getDisplayText());
  }
}
