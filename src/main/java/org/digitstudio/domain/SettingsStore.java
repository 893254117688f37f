package org.digitstudio.domain;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** Remembers settings from one start to the next. Safe to call from several threads. */
public interface SettingsStore {
  Settings current();

  /** Changes the settings at once; they reach the disk soon after, off the calling thread. */
  void update(UnaryOperator<Settings> change);

  /** Waits until what was changed is on the disk: for the end of the program. */
  void flush();

  /**
   * What the user should know, one sentence: the old settings were broken, or new ones cannot be
   * kept. Empty where all is well.
   */
  Optional<String> warning();
}
