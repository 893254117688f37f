package org.digitstudio.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Where this user's files are: the system's own places for settings, data and logs.
 *
 * @param settings small files of choices
 * @param data runs, models and digits: what would be missed
 * @param logs what can be deleted at any time
 * @param cache what the program makes anew when it is deleted
 * @see <a href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG folders</a>
 */
public record UserFolders(Path settings, Path data, Path logs, Path cache) {
  /** A system property that moves all of them. */
  public static final String HOME_PROPERTY = "digitstudio.home";

  private static final String UNIX_NAME = "digit-studio";
  private static final String NAME = "Digit Studio";

  /** This system's places, or wherever {@value #HOME_PROPERTY} says. */
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
    // Java asks the list of users, where the specification asks this variable.
    home = folder(variables, "HOME", home);
    return new UserFolders(
        folder(variables, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(UNIX_NAME),
        folder(variables, "XDG_DATA_HOME", home.resolve(".local/share")).resolve(UNIX_NAME),
        folder(variables, "XDG_STATE_HOME", home.resolve(".local/state")).resolve(UNIX_NAME),
        folder(variables, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(UNIX_NAME));
  }

  /** The specification has relative paths ignored. */
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

  /** The drawing on the Draw page. */
  public Path drawing() {
    return data.resolve("drawing.json");
  }

  /** What models said of whole sets, kept so that it need not be asked again. */
  public Path predictions() {
    return data.resolve("readings");
  }

  public Path logFile() {
    return logs.resolve("digit-studio.log");
  }

  /**
   * Makes the folders, but for the cache: only who needs it makes it.
   *
   * @return one sentence for the user where nothing can be kept; empty where all is well
   */
  public Optional<String> prepare() {
    for (Path folder : new Path[] {settings, data, logs}) {
      try {
        Files.createDirectories(folder);
        Files.delete(Files.createTempFile(folder, "probe-", ".tmp"));
      } catch (IOException e) {
        return Optional.of(
            "Nothing can be kept in %s, so that settings and runs last only until you close the program."
                .formatted(folder));
      }
    }
    return Optional.empty();
  }
}
