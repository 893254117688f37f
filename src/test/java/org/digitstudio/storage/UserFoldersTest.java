package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.digitstudio.application.text.FailureText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UserFoldersTest {
  private static final Map<String, String> LINUX =
      Map.of("os.name", "Linux", "user.home", "/home/ada");

  @TempDir Path folder;

  @Test
  void linuxHasThemWhereXdgSays() {
    UserFolders plain = UserFolders.of(LINUX::get, Map.<String, String>of()::get);
    assertThat(plain.settingsFile())
        .isEqualTo(Path.of("/home/ada/.config/digit-studio/settings.json"));
    assertThat(plain.runs()).isEqualTo(Path.of("/home/ada/.local/share/digit-studio/runs"));
    assertThat(plain.logs()).isEqualTo(Path.of("/home/ada/.local/state/digit-studio"));
    assertThat(plain.cache()).isEqualTo(Path.of("/home/ada/.cache/digit-studio"));
    UserFolders moved =
        UserFolders.of(
            LINUX::get, Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "relative/d")::get);
    assertThat(moved.settings()).isEqualTo(Path.of("/c/digit-studio"));
    assertThat(moved.data())
        .as("a relative path is ignored, as the specification has it")
        .isEqualTo(plain.data());
  }

  @Test
  void linuxHasThemInTheHomeOfTheEnvironment() {
    UserFolders other = UserFolders.of(LINUX::get, Map.of("HOME", "/mnt/ada")::get);
    assertThat(other.runs()).isEqualTo(Path.of("/mnt/ada/.local/share/digit-studio/runs"));
    assertThat(other.cache()).isEqualTo(Path.of("/mnt/ada/.cache/digit-studio"));
  }

  @Test
  void macHasThemInTheLibrary() {
    UserFolders mac =
        UserFolders.of(
            Map.of("os.name", "Mac OS X", "user.home", "/Users/ada")::get,
            Map.<String, String>of()::get);
    assertThat(mac.data())
        .isEqualTo(Path.of("/Users/ada/Library/Application Support/Digit Studio"));
    assertThat(mac.logs()).isEqualTo(Path.of("/Users/ada/Library/Logs/Digit Studio"));
  }

  @Test
  void windowsHasThemInItsAppData() {
    UserFolders windows =
        UserFolders.of(
            Map.of("os.name", "Windows 11", "user.home", "/u")::get,
            Map.of("APPDATA", "/u/roaming", "LOCALAPPDATA", "/u/local")::get);
    assertThat(windows.settings()).isEqualTo(Path.of("/u/roaming/Digit Studio"));
    assertThat(windows.data()).isEqualTo(Path.of("/u/local/Digit Studio"));
  }

  @Test
  void onePropertyMovesThemAll() {
    UserFolders moved =
        UserFolders.of(
            Map.of("os.name", "Linux", "user.home", "/h", "digitstudio.home", folder.toString())
                ::get,
            Map.of("XDG_CONFIG_HOME", "/c")::get);
    assertThat(moved.settings()).startsWithRaw(folder);
    assertThat(moved.myDigits()).startsWithRaw(folder);
    assertThat(moved.logFile()).startsWithRaw(folder);
  }

  @Test
  void foldersAreMadeAndAPlaceThatCannotBeWrittenToIsTold() throws IOException {
    UserFolders good =
        new UserFolders(folder.resolve("a"), folder.resolve("b"), folder.resolve("c"), folder);
    assertThat(good.prepare()).isEmpty();
    assertThat(good.data()).isEmptyDirectory();
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    UserFolders bad =
        new UserFolders(file.resolve("a"), folder.resolve("b"), folder.resolve("c"), folder);
    assertThat(bad.prepare())
        .map(FailureText::of)
        .hasValueSatisfying(s -> assertThat(s).contains(file + "/a"));
  }
}
