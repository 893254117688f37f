package org.digitstudio.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.ThemeChoice;
import org.digitstudio.domain.Settings.WindowBounds;
import org.digitstudio.domain.SettingsStore;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a small JSON file. A broken file is set aside as {@code settings.json.broken} and the
 * defaults are used; where nothing can be written the settings live in memory.
 */
public final class SettingsFile implements SettingsStore {
  private static final int LARGEST = 1 << 16;
  private static final int LONGEST_TEXT = 4_096;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private final Executor writer;
  private final Object writing = new Object();
  private Settings current = Settings.DEFAULT;
  private Settings written = Settings.DEFAULT;
  private @Nullable String warning;

  /**
   * Reads the settings at once: they are needed to show the first window.
   *
   * @param writer runs the writing, one at a time and not on the caller's thread
   */
  public SettingsFile(Path file, Executor writer) {
    this.file = file;
    this.writer = writer;
    try (InputStream in = Files.newInputStream(file)) {
      current = parse(in.readNBytes(LARGEST + 1));
      written = current;
    } catch (NoSuchFileException ignored) {
      // The first start.
    } catch (IOException | IllegalArgumentException e) {
      setAside();
    }
  }

  private void setAside() {
    Path aside = file.resolveSibling(file.getFileName() + ".broken");
    String kept = "";
    try {
      Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
      kept = "; the old file is kept as " + aside.getFileName();
    } catch (IOException ignored) {
      // It stays where it is, and the next change replaces it.
    }
    warning = "Your settings could not be read, so the program starts with its own" + kept + ".";
  }

  private static Settings parse(byte[] content) throws IOException {
    if (content.length > LARGEST) {
      throw new IOException("The settings are larger than settings can be.");
    }
    try {
      JsonNode json = MAPPER.readTree(content);
      if (!json.isObject()) {
        throw new IOException("The settings are no JSON object.");
      }
      return new Settings(
          ThemeChoice.valueOf(text(json, "theme", ThemeChoice.SYSTEM.name())),
          json.has("window") ? Optional.of(window(json.get("window"))) : Optional.empty(),
          json.path("pen_width").asDouble(),
          text(json, "place", ""),
          json.path("reduced_motion").asBoolean(),
          text(json, "model", ""));
    } catch (JsonProcessingException e) {
      throw new IOException("The settings are no JSON.", e);
    }
  }

  private static WindowBounds window(JsonNode json) {
    return new WindowBounds(
        json.path("x").asDouble(),
        json.path("y").asDouble(),
        json.path("width").asDouble(),
        json.path("height").asDouble(),
        json.path("maximized").asBoolean());
  }

  private static String text(JsonNode json, String field, String otherwise) {
    String text = json.path(field).asText(otherwise);
    return text.length() <= LONGEST_TEXT ? text : otherwise;
  }

  private static String format(Settings settings) throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("theme", settings.theme().name());
    settings
        .window()
        .ifPresent(
            window ->
                json.putObject("window")
                    .put("x", window.x())
                    .put("y", window.y())
                    .put("width", window.width())
                    .put("height", window.height())
                    .put("maximized", window.maximized()));
    json.put("pen_width", settings.penWidth());
    json.put("place", settings.place());
    json.put("reduced_motion", settings.reducedMotion());
    json.put("model", settings.model());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  @Override
  public synchronized Settings current() {
    return current;
  }

  @Override
  public void update(UnaryOperator<Settings> change) {
    synchronized (this) {
      Settings next = change.apply(current);
      if (next.equals(current)) {
        return;
      }
      current = next;
    }
    writer.execute(this::flush);
  }

  /**
   * Several changes in a row become one file: the writer takes the newest. Nobody who asks for the
   * settings waits for the disk.
   */
  @Override
  public void flush() {
    synchronized (writing) {
      Settings next = current();
      if (next.equals(written)) {
        return;
      }
      try {
        Files.createDirectories(file.toAbsolutePath().getParent());
        AtomicFile.write(file, format(next));
        written = next;
      } catch (IOException e) {
        warn("Your settings cannot be kept in %s.".formatted(file.toAbsolutePath().getParent()));
      }
    }
  }

  private synchronized void warn(String sentence) {
    warning = sentence;
  }

  @Override
  public synchronized Optional<String> warning() {
    return Optional.ofNullable(warning);
  }
}
