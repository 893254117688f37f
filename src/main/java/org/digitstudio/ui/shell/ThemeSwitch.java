package org.digitstudio.ui.shell;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.ui.common.Theme;

/** Light or dark: the system's, until the user chooses. */
final class ThemeSwitch {
  private final Scene scene;
  private ThemePreference look;

  /** Kept in a field: the preferences hold it only as long as we do. */
  private final ChangeListener<ColorScheme> follow = (property, before, now) -> apply();

  ThemeSwitch(Scene scene, ThemePreference look) {
    this.scene = scene;
    this.look = look;
    Platform.getPreferences().colorSchemeProperty().addListener(follow);
    apply();
  }

  ThemePreference look() {
    return look;
  }

  /** From what is seen now to the other; choosing what the system has follows the system again. */
  ThemePreference toggle() {
    Theme next = theme() == Theme.LIGHT ? Theme.DARK : Theme.LIGHT;
    look =
        next == system()
            ? ThemePreference.SYSTEM
            : next == Theme.DARK ? ThemePreference.DARK : ThemePreference.LIGHT;
    apply();
    return look;
  }

  Theme theme() {
    return switch (look) {
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
      case SYSTEM -> system();
    };
  }

  void dispose() {
    Platform.getPreferences().colorSchemeProperty().removeListener(follow);
  }

  private static Theme system() {
    return Platform.getPreferences().getColorScheme() == ColorScheme.DARK
        ? Theme.DARK
        : Theme.LIGHT;
  }

  private void apply() {
    theme().apply(scene);
  }
}
