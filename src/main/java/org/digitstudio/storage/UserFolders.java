package org.digitstudio.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.digitstudio.domain.StudioIOException;
import org.jspecify.annotations.Nullable;

/**
 * The folders of this user's files, as the system's conventions have them.
 *
 * @param settings small files of preferences
 * @param data runs, models and digits
 * @param logs files that can be deleted at any time
 * @param cache files that the program makes again when they are deleted
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG folders</a>
 */
public record UserFolders(Path settings, Path data, Path logs, Path cache) {
  /** A system property that moves all folders. */
  public static final String HOME_PROPERTY = "digitstudio.home";

  private static final String UNIX_NAME = "digit-studio";
  private static final String NAME = "Digit Studio";

  /** Returns this system's folders, or those below {@value #HOME_PROPERTY}. */
  public static UserFolders ofSystem() {
    return of(System::getProperty, System::getenv);
  }

  static UserFolders of(
      Function<String, @Nullable String> properties, Function<String, @Nullable String> variables) {
    String moved = properties.apply(HOME_PROPERTY);
    if (moved != null && !moved.isBlank()) {
      Path home = Path.of(moved).toAbsolutePath();
      return new UserFolders(home, home, home.resolve("logs"), home.resolve("cache"));
    }
    Path home = Path.of(Optional.ofNullable(properties.apply("user.home")).orElse("."));
    String system =
        Optional.ofNullable(properties.apply("os.name")).orElse("").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      Path roaming = folder(variables, "APPDATA", home.resolve("AppData/Roaming"));
      Path local = folder(variables, "LOCALAPPDATA", home.resolve("AppData/Local"));
      return new UserFolders(
          roaming.resolve(NAME),
          local.resolve(NAME),
          local.resolve(NAME).resolve("Logs"),
          local.resolve(NAME).resolve("Cache"));
    }
    if (system.startsWith("mac")) {
      Path library = home.resolve("Library");
      Path support = library.resolve("Application Support").resolve(NAME);
      return new UserFolders(
          support,
          support,
          library.resolve("Logs").resolve(NAME),
          library.resolve("Caches").resolve(NAME));
    }
    // Java takes user.home from the list of users; the specification takes this variable.
    home = folder(variables, "HOME", home);
    return new UserFolders(
        folder(variables, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(UNIX_NAME),
        folder(variables, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(UNIX_NAME),
        folder(variables, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(UNIX_NAME),
        folder(variables, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(UNIX_NAME));
  }

  /** Returns the folder that a variable names; a relative path is ignored, as specified. */
  private static Path folder(
      Function<String, @Nullable String> variables, String variable, Path otherwise) {
    String value = variables.apply(variable);
    return value != null && !value.isBlank() && Path.of(value).isAbsolute()
        ? Path.of(value)
        : otherwise;
  }

  public Path settingsFile() {
    return settings.resolve("settings.json");
  }

  public Path runs() {
    return data.resolve("runs");
  }

  public Path models() {
    return data.resolve("models");
  }

  public Path myDigits() {
    return data.resolve("my-digits.jsonl");
  }

  /** Returns the file of the drawing on the Draw page. */
  public Path drawing() {
    return data.resolve("drawing.json");
  }

  /** Returns the folder of the predictions kept for whole sets. */
  public Path predictions() {
    return data.resolve("readings");
  }

  public Path logFile() {
    return logs.resolve("digit-studio.log");
  }

  /**
   * Makes the folders except the cache, which its users make.
   *
   * @return the failure where nothing can be saved; empty where all is well
   */
  public Optional<StudioIOException> prepare() {
    for (Path folder : new Path[] {settings, data, logs}) {
      try {
        Folders.create(folder);
        Files.delete(Files.createTempFile(folder, "probe-", ".tmp"));
      } catch (IOException e) {
        return Optional.of(new StudioIOException(e, "storage.folders.closed", folder));
      }
    }
    return Optional.empty();
  }
}
