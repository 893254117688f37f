package org.digitstudio.domain;

/**
 * The user's preferences and the state of the window, kept from one start to the next.
 *
 * @param theme light, dark or as the system
 * @param window the window's last bounds, in screen pixels
 * @param page the identifier of the page last open: draw, train, data or inside
 * @param penWidth in the Draw page's own unit
 * @param motion false switches every animation off
 * @param model the bundled recipe or the file last read with
 * @param language the language tag of all texts, such as {@code de}; empty to follow the system
 */
public record Settings(
    ThemePreference theme,
    WindowBounds window,
    String page,
    double penWidth,
    boolean motion,
    String model,
    String language) {

  /** Which of the two themes. */
  public enum ThemePreference {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** NaN for x and y lets the system choose where the window stands. */
  public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
    public static final WindowBounds DEFAULT =
        new WindowBounds(Double.NaN, Double.NaN, 1200, 780, false);
  }

  public static final double MIN_PEN_WIDTH = 6;
  public static final double MAX_PEN_WIDTH = 60;
  public static final Settings DEFAULTS =
      new Settings(ThemePreference.SYSTEM, WindowBounds.DEFAULT, "draw", 24, true, "accurate", "");

  public Settings {
    penWidth = Double.isFinite(penWidth) ? Math.clamp(penWidth, MIN_PEN_WIDTH, MAX_PEN_WIDTH) : 24;
  }

  public Settings withTheme(ThemePreference newTheme) {
    return new Settings(newTheme, window, page, penWidth, motion, model, language);
  }

  public Settings withWindow(WindowBounds newWindow) {
    return new Settings(theme, newWindow, page, penWidth, motion, model, language);
  }

  public Settings withPage(String newPage) {
    return new Settings(theme, window, newPage, penWidth, motion, model, language);
  }

  public Settings withPenWidth(double newWidth) {
    return new Settings(theme, window, page, newWidth, motion, model, language);
  }

  public Settings withMotion(boolean newMotion) {
    return new Settings(theme, window, page, penWidth, newMotion, model, language);
  }

  public Settings withModel(String newModel) {
    return new Settings(theme, window, page, penWidth, motion, newModel, language);
  }

  public Settings withLanguage(String newLanguage) {
    return new Settings(theme, window, page, penWidth, motion, model, newLanguage);
  }
}
