package org.digitstudio.storage;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.digitstudio.container.BoundedJson;
import org.digitstudio.domain.Settings;
import org.digitstudio.domain.Settings.ThemePreference;
import org.digitstudio.domain.Settings.WindowBounds;
import org.digitstudio.domain.Strictness;
import org.digitstudio.domain.StudioIOException;
import org.jspecify.annotations.Nullable;

/**
 * The settings as JSON. A key that is missing has its default, and a key of a later version is
 * ignored.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record SettingsJson(
    @JsonProperty @Nullable String theme,
    @JsonProperty @Nullable WindowJson window,
    @JsonProperty @Nullable String page,
    @JsonProperty @Nullable Double penWidth,
    @JsonProperty @Nullable Boolean motion,
    @JsonProperty @Nullable String model,
    @JsonProperty @Nullable String language,
    @JsonProperty @Nullable String strictness) {
  private static final int MAX_TEXT_LENGTH = 4_096;

  /** The window's bounds in pixels; x and y are missing until the user has moved it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record WindowJson(
      @JsonProperty @Nullable Double x,
      @JsonProperty @Nullable Double y,
      double width,
      double height,
      @JsonProperty @Nullable Boolean maximized) {
    private static final double MAX_COORDINATE = 100_000;

    static WindowJson of(WindowBounds bounds) {
      boolean moved = Double.isFinite(bounds.x()) && Double.isFinite(bounds.y());
      return new WindowJson(
          moved ? bounds.x() : null,
          moved ? bounds.y() : null,
          bounds.width(),
          bounds.height(),
          bounds.maximized());
    }

    WindowBounds toBounds() throws IOException {
      if (!isSize(width) || !isSize(height)) {
        throw new StudioIOException("storage.json.field", "settings.json", "window");
      }
      return new WindowBounds(
          position(x), position(y), width, height, maximized != null && maximized);
    }

    private static boolean isSize(double size) {
      return size >= 1 && size <= MAX_COORDINATE;
    }

    private static double position(@Nullable Double position) {
      return position != null && Math.abs(position) <= MAX_COORDINATE ? position : Double.NaN;
    }
  }

  static byte[] format(Settings settings) throws IOException {
    SettingsJson json =
        new SettingsJson(
            Json.name(settings.theme()),
            WindowJson.of(settings.window()),
            settings.page(),
            settings.penWidth(),
            settings.motion(),
            settings.model(),
            settings.language(),
            Json.name(settings.strictness()));
    return BoundedJson.write(Json.toTree(json));
  }

  /**
   * Reads settings.
   *
   * @throws StudioIOException if they are broken
   */
  static Settings parse(byte[] content, String file) throws IOException {
    ObjectNode tree = (ObjectNode) BoundedJson.read(content, file);
    Format1.upgradeSettings(tree);
    return Json.toRecord(tree, SettingsJson.class, file).toSettings();
  }

  private Settings toSettings() throws IOException {
    Settings defaults = Settings.DEFAULTS;
    return new Settings(
        theme == null ? defaults.theme() : constant(ThemePreference.class, theme, "theme"),
        window == null ? defaults.window() : window.toBounds(),
        text(page, defaults.page()),
        Optional.ofNullable(penWidth).orElse(defaults.penWidth()),
        Optional.ofNullable(motion).orElse(defaults.motion()),
        text(model, defaults.model()),
        text(language, defaults.language()),
        strictness == null
            ? defaults.strictness()
            : constant(Strictness.class, strictness, "strictness"));
  }

  /** Finds a constant by its name in any case: version 1.0.0 wrote capitals. */
  private static <E extends Enum<E>> E constant(Class<E> type, String name, String field)
      throws IOException {
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(name.toUpperCase(Locale.ROOT))) {
        return each;
      }
    }
    throw new StudioIOException("storage.json.field", "settings.json", field);
  }

  private static String text(@Nullable String text, String otherwise) {
    return text != null && text.length() <= MAX_TEXT_LENGTH ? text : otherwise;
  }
}
