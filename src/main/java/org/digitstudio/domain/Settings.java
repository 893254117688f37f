package org.digitstudio.domain;

/**
 * What the program remembers of how a person likes it.
 *
 * @param theme light, dark or as the system
 * @param window where the window last stood, in screen pixels
 * @param page the identifier of the place last seen: draw, train, data or inside
 * @param penWidth in canvas pixels
 * @param motion false switches every animation off
 * @param model the bundled recipe or the file last read with
 */
public record Settings(
    ThemePreference theme,
    WindowBounds window,
    String page,
    double penWidth,
    boolean motion,
    String model) {

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
      new Settings(ThemePreference.SYSTEM, WindowBounds.DEFAULT, "draw", 24, true, "accurate");

  public Settings {
    penWidth = Double.isFinite(penWidth) ? Math.clamp(penWidth, MIN_PEN_WIDTH, MAX_PEN_WIDTH) : 24;
  }

  public Settings withTheme(ThemePreference newLook) {
    return new Settings(newLook, window, page, penWidth, motion, model);
  }

  public Settings withWindow(WindowBounds newWindow) {
    return new Settings(theme, newWindow, page, penWidth, motion, model);
  }

  public Settings withPage(String newPlace) {
    return new Settings(theme, window, newPlace, penWidth, motion, model);
  }

  public Settings withPenWidth(double newWidth) {
    return new Settings(theme, window, page, newWidth, motion, model);
  }

  public Settings withMotion(boolean newMotion) {
    return new Settings(theme, window, page, penWidth, newMotion, model);
  }

  public Settings withModel(String newModel) {
    return new Settings(theme, window, page, penWidth, motion, newModel);
  }
}
