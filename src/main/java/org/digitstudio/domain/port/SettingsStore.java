package org.digitstudio.domain.port;

import org.digitstudio.domain.Settings;

/** Remembers settings between two starts. Neither call fails: settings are never worth a stop. */
public interface SettingsStore {
  /** The settings kept, or {@link Settings#DEFAULTS}. */
  Settings load();

  void save(Settings settings);
}
