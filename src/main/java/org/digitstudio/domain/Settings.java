package org.digitstudio.domain;

/**
 * The user's settings, kept between two starts.
 *
 * @param window the window's last position and size, in screen pixels
 * @param page the identifier of the page shown last: draw, train, data or inside
 * @param penWidth in canvas pixels, {@link #MIN_PEN_WIDTH} to {@link #MAX_PEN_WIDTH}
 * @param motion false switches every animation off
 * @param model the model used last: a bundled recipe or a file
 * @param language the language tag of all texts, such as {@code de}; empty to follow the system
 * @param strictness the level at which predictions are refused
 */
public record Settings(
    ThemePreference theme,
    WindowBounds window,
    String page,
    double penWidth,
    boolean motion,
    String model,
    String language,
    Strictness strictness) {

  /** The theme the user wants; the system's by default. */
  public enum ThemePreference {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** A window's position and size; NaN for x and y lets the system choose the position. */
  public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
    public static final WindowBounds DEFAULT =
        new WindowBounds(Double.NaN, Double.NaN, 1200, 780, false);
  }

  public static final double MIN_PEN_WIDTH = 6;
  public static final double MAX_PEN_WIDTH = 60;
  public static final Settings DEFAULTS =
      new Settings(
          ThemePreference.SYSTEM,
          WindowBounds.DEFAULT,
          "draw",
          24,
          true,
          "accurate",
          "",
          Strictness.BALANCED);

  public Settings {
    penWidth = Double.isFinite(penWidth) ? Math.clamp(penWidth, MIN_PEN_WIDTH, MAX_PEN_WIDTH) : 24;
  }

  public Settings withTheme(ThemePreference newTheme) {
    return new Settings(newTheme, window, page, penWidth, motion, model, language, strictness);
  }

  public Settings withWindow(WindowBounds newWindow) {
    return new Settings(theme, newWindow, page, penWidth, motion, model, language, strictness);
  }

  public Settings withPage(String newPage) {
    return new Settings(theme, window, newPage, penWidth, motion, model, language, strictness);
  }

  public Settings withPenWidth(double newWidth) {
    return new Settings(theme, window, page, newWidth, motion, model, language, strictness);
  }

  public Settings withMotion(boolean newMotion) {
    return new Settings(theme, window, page, penWidth, newMotion, model, language, strictness);
  }

  public Settings withModel(String newModel) {
    return new Settings(theme, window, page, penWidth, motion, newModel, language, strictness);
  }

  public Settings withLanguage(String newLanguage) {
    return new Settings(theme, window, page, penWidth, motion, model, newLanguage, strictness);
  }

  public Settings withStrictness(Strictness newStrictness) {
    return new Settings(theme, window, page, penWidth, motion, model, language, newStrictness);
  }
}
