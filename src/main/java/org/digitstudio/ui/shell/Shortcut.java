package org.digitstudio.ui.shell;

import javafx.scene.input.KeyCombination;

/**
 * A keyboard shortcut as the sheet of shortcuts lists it.
 *
 * @param keys a {@link KeyCombination} such as {@code Shortcut+Z}, or keys that stand for
 *     themselves, such as {@code 0 – 9}
 * @param effect what it does, in the user's words
 */
public record Shortcut(String keys, String effect) {
  /** The keys as this system writes them: Ctrl+Z, or ⌘Z on a Mac. */
  String displayText() {
    boolean standsForItself = keys.length() == 1 || keys.contains(" ");
    return standsForItself ? keys : KeyCombination.valueOf(keys).getDisplayText();
  }
}
