package org.digitstudio.ui.common;

import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * Tooltips that name the shortcut. Each is a window of its own and is therefore made only when the
 * pointer first enters its control: a page has dozens, and few are ever seen.
 */
public final class Tooltips {
  private static final Duration DELAY = Duration.millis(400);

  private Tooltips() {}

  /** Gives the control a tooltip, which is also its accessible name. */
  public static void install(Control control, String text) {
    control.addEventHandler(MouseEvent.MOUSE_ENTERED, event -> make(control));
    change(control, text);
  }

  /** Gives the control a tooltip that also names its shortcut. */
  public static void install(Control control, String text, KeyCombination shortcut) {
    install(control, text + "  " + shortcut.getDisplayText());
    control.setAccessibleText(text);
    control.setAccessibleHelp(shortcut.getDisplayText());
  }

  /** Changes the text of an installed tooltip, and the control's accessible name. */
  public static void change(Control control, String text) {
    control.getProperties().put(Tooltips.class, text);
    control.setAccessibleText(text);
    if (control.getTooltip() != null) {
      control.getTooltip().setText(text);
    }
  }

  private static void make(Control control) {
    if (control.getTooltip() == null) {
      Tooltip tooltip = new Tooltip((String) control.getProperties().get(Tooltips.class));
      tooltip.setShowDelay(DELAY);
      control.setTooltip(tooltip);
    }
  }
}
