package org.digitstudio.domain.port;

import org.digitstudio.domain.Settings;

/** Keeps the settings between two starts. Neither method fails: settings never stop the program. */
public interface SettingsStore {
  /** Returns the saved settings, or {@link Settings#DEFAULTS}. */
  Settings load();

  void save(Settings settings);
}
