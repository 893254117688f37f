package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.domain.Settings.WindowBounds;
import org.digitstudio.domain.Strictness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void chooseFile() {
    file = folder.resolve("new").resolve("settings.json");
  }

  @Test
  void everySettingIsThereAtTheNextStart() {
    SettingsFile first = new SettingsFile(file, Runnable::run);
    assertThat(first.load()).isEqualTo(Settings.DEFAULTS);
    first.save(first.load().withTheme(ThemePreference.DARK).withPenWidth(17.5).withPage("train"));
    first.save(first.load().withWindow(new WindowBounds(-4, 8, 1200, 780, true)));
    first.save(first.load().withMotion(false).withModel("/home/ada/my model.zip"));
    assertThat(first.warning()).isEmpty();
    assertThat(new SettingsFile(file, Runnable::run).load()).isEqualTo(first.load());
  }

  @Test
  void manyChangesInARowBecomeOneFile() throws IOException {
    Deque<Runnable> waiting = new ArrayDeque<>();
    SettingsFile settings = new SettingsFile(file, waiting::add);
    for (int i = 7; i <= 50; i++) {
      settings.save(settings.load().withPenWidth(i));
    }
    assertThat(file).as("nothing is written on the caller's thread").doesNotExist();
    waiting.removeFirst().run();
    assertThat(Files.readString(file)).contains("50.0");
    Files.delete(file);
    waiting.forEach(Runnable::run);
    assertThat(file).as("the rest had nothing left to write").doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\"look\": \"DA",
        "[1]",
        "{\"look\": \"PINK\"}",
        "{\"window\": {\"width\": -3, \"height\": 5}}",
        "{\"window\": {\"x\": 0, \"y\": 0, \"width\": 1e300, \"height\": 5}}"
      })
  void aBrokenFileIsKeptAsideAndTheProgramStarts(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    SettingsFile settings = new SettingsFile(file, Runnable::run);
    assertThat(settings.load()).isEqualTo(Settings.DEFAULTS);
    assertThat(settings.warning())
        .map(FailureText::of)
        .hasValueSatisfying(s -> assertThat(s).contains("kept as settings.json.broken"));
    assertThat(file.resolveSibling("settings.json.broken")).hasContent(content);
    settings.save(settings.load().withPenWidth(33));
    assertThat(new SettingsFile(file, Runnable::run).load().penWidth()).isEqualTo(33);
  }

  @Test
  void settingsOfVersionOneAreRead() throws IOException {
    Files.createDirectories(file.getParent());
    try (InputStream in = getClass().getResourceAsStream("version-1.0.0/settings.json")) {
      Files.copy(in, file);
    }
    SettingsFile settings = new SettingsFile(file, Runnable::run);
    assertThat(settings.warning()).isEmpty();
    assertThat(settings.load())
        .isEqualTo(
            new Settings(
                ThemePreference.DARK,
                new WindowBounds(-4, 8, 1100, 700, true),
                "inside",
                17.5,
                false,
                "/home/ada/my model.zip",
                "",
                Strictness.BALANCED));
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"theme\": \"light\", \"hologram\": {\"on\": true}}");
    SettingsFile settings = new SettingsFile(file, Runnable::run);
    assertThat(settings.load().theme()).isEqualTo(ThemePreference.LIGHT);
    assertThat(settings.warning()).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenTheyLiveInMemory() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("new"), "a file");
    SettingsFile settings = new SettingsFile(inTheWay.resolve("settings.json"), Runnable::run);
    settings.save(settings.load().withTheme(ThemePreference.DARK));
    assertThat(settings.load().theme()).isEqualTo(ThemePreference.DARK);
    assertThat(settings.warning())
        .map(FailureText::of)
        .hasValueSatisfying(s -> assertThat(s).startsWith("Your settings cannot be saved in"));
  }
}
