package org.digitstudio.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.ThemeChoice;
import org.digitstudio.domain.Settings.WindowBounds;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void place() {
    file = folder.resolve("new").resolve("settings.json");
  }

  @Test
  void everySettingIsThereAtTheNextStart() {
    SettingsFile first = new SettingsFile(file, Runnable::run);
    assertThat(first.current()).isEqualTo(Settings.DEFAULT);
    first.update(s -> s.withTheme(ThemeChoice.DARK).withPenWidth(17.5).withPlace("train"));
    first.update(s -> s.withWindow(new WindowBounds(-4, 8, 1200, 780, true)));
    first.update(s -> s.withReducedMotion(true).withModel("/home/ada/my model.zip"));
    assertThat(first.warning()).isEmpty();
    assertThat(new SettingsFile(file, Runnable::run).current()).isEqualTo(first.current());
  }

  @Test
  void manyChangesInARowBecomeOneFile() throws IOException {
    Deque<Runnable> waiting = new ArrayDeque<>();
    SettingsFile settings = new SettingsFile(file, waiting::add);
    for (int i = 1; i <= 50; i++) {
      double width = i;
      settings.update(s -> s.withPenWidth(width));
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
        "{\"theme\": \"DA",
        "[1]",
        "{\"theme\": \"PINK\"}",
        "{\"pen_width\": -3}",
        "{\"window\": {\"x\": 1e300, \"y\": 0, \"width\": 5, \"height\": 5}}"
      })
  void aBrokenFileIsKeptAsideAndTheProgramStarts(String content) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
    SettingsFile settings = new SettingsFile(file, Runnable::run);
    assertThat(settings.current()).isEqualTo(Settings.DEFAULT);
    assertThat(settings.warning())
        .hasValueSatisfying(s -> assertThat(s).contains("kept as settings.json.broken"));
    assertThat(file.resolveSibling("settings.json.broken")).hasContent(content);
    settings.update(s -> s.withPenWidth(3));
    assertThat(new SettingsFile(file, Runnable::run).current().penWidth()).isEqualTo(3);
  }

  @Test
  void whatALaterVersionAddsIsPassedOver() throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "{\"theme\": \"LIGHT\", \"hologram\": {\"on\": true}}");
    SettingsFile settings = new SettingsFile(file, Runnable::run);
    assertThat(settings.current().theme()).isEqualTo(ThemeChoice.LIGHT);
    assertThat(settings.warning()).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenTheyLiveInMemory() throws IOException {
    Path inTheWay = Files.writeString(folder.resolve("new"), "a file");
    SettingsFile settings = new SettingsFile(inTheWay.resolve("settings.json"), Runnable::run);
    settings.update(s -> s.withTheme(ThemeChoice.DARK));
    assertThat(settings.current().theme()).isEqualTo(ThemeChoice.DARK);
    assertThat(settings.warning()).hasValueSatisfying(s -> assertThat(s).isNotBlank());
  }
}
