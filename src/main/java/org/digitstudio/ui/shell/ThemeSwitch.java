package org.digitstudio.ui.shell;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.value.ChangeListener;
import javafx.scene.Scene;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.ui.common.Theme;

/** Light or dark: as the system has it, until the user chooses. */
final class ThemeSwitch {
  private final Scene scene;
  private ThemePreference look;

  /** In a field, since the preferences hold it weakly. */
  private final ChangeListener<ColorScheme> follow = (property, before, now) -> apply();

  ThemeSwitch(Scene scene, ThemePreference look) {
    this.scene = scene;
    this.look = look;
    Platform.getPreferences().colorSchemeProperty().addListener(follow);
    apply();
  }

  /** Shows this look from now on. */
  void use(ThemePreference newLook) {
    look = newLook;
    apply();
  }

  /** Switches to the other theme; choosing the system's own one follows the system again. */
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
