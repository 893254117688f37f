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
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.domain.Settings.WindowBounds;
import org.digitstudio.domain.port.SettingsStore;
import org.jspecify.annotations.Nullable;

/**
 * Settings as a small JSON file. A broken file is set aside as {@code settings.json.broken} and the
 * defaults are used; where nothing can be written the settings live in memory.
 */
public final class SettingsFile implements SettingsStore {
  private static final int MAX_BYTES = 1 << 16;
  private static final int MAX_TEXT_LENGTH = 4_096;
  private static final double MAX_COORDINATE = 100_000;
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private final Path file;
  private final Executor writer;
  private final Object writing = new Object();
  private Settings current = Settings.DEFAULTS;
  private Settings written = Settings.DEFAULTS;
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
      current = parse(in.readNBytes(MAX_BYTES + 1));
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
    if (content.length > MAX_BYTES) {
      throw new IOException("The settings are larger than settings can be.");
    }
    try {
      JsonNode json = MAPPER.readTree(content);
      if (!json.isObject()) {
        throw new IOException("The settings are no JSON object.");
      }
      return new Settings(
          ThemePreference.valueOf(text(json, "look", Settings.DEFAULTS.theme().name())),
          json.has("window") ? window(json.get("window")) : WindowBounds.DEFAULT,
          text(json, "place", Settings.DEFAULTS.page()),
          json.path("pen_width").asDouble(Settings.DEFAULTS.penWidth()),
          json.path("motion").asBoolean(Settings.DEFAULTS.motion()),
          text(json, "model", Settings.DEFAULTS.model()),
          text(json, "language", Settings.DEFAULTS.language()));
    } catch (JsonProcessingException e) {
      throw new IOException("The settings are no JSON.", e);
    }
  }

  private static WindowBounds window(JsonNode json) {
    double width = json.path("width").asDouble();
    double height = json.path("height").asDouble();
    if (!(width >= 1 && width <= MAX_COORDINATE && height >= 1 && height <= MAX_COORDINATE)) {
      throw new IllegalArgumentException("A window has a size");
    }
    return new WindowBounds(
        place(json, "x"), place(json, "y"), width, height, json.path("maximized").asBoolean());
  }

  /** NaN, which JSON does not have, is left out. */
  private static double place(JsonNode json, String field) {
    double place = json.path(field).asDouble(Double.NaN);
    return Math.abs(place) <= MAX_COORDINATE ? place : Double.NaN;
  }

  private static String text(JsonNode json, String field, String otherwise) {
    String text = json.path(field).asText(otherwise);
    return text.length() <= MAX_TEXT_LENGTH ? text : otherwise;
  }

  private static String format(Settings settings) throws IOException {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("look", settings.theme().name());
    WindowBounds window = settings.window();
    ObjectNode bounds = json.putObject("window");
    if (Double.isFinite(window.x()) && Double.isFinite(window.y())) {
      bounds.put("x", window.x()).put("y", window.y());
    }
    bounds.put("width", window.width()).put("height", window.height());
    bounds.put("maximized", window.maximized());
    json.put("place", settings.page());
    json.put("pen_width", settings.penWidth());
    json.put("motion", settings.motion());
    json.put("model", settings.model());
    json.put("language", settings.language());
    return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
  }

  @Override
  public synchronized Settings load() {
    return current;
  }

  @Override
  public void save(Settings settings) {
    synchronized (this) {
      if (settings.equals(current)) {
        return;
      }
      current = settings;
    }
    writer.execute(this::flush);
  }

  /**
   * Writes what has not been written: several changes in a row become one file. Nobody who asks for
   * the settings waits for the disk. Call it at the end of the program.
   */
  public void flush() {
    synchronized (writing) {
      Settings next = load();
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

  /**
   * What the user should know, one sentence: the old settings were broken, or new ones cannot be
   * kept. Empty where all is well.
   */
  public synchronized Optional<String> warning() {
    return Optional.ofNullable(warning);
  }
}
