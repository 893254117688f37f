package org.digitstudio.domain;

/**
 * What the program remembers of how a person likes it.
 *
 * @param look light, dark or as the system
 * @param window where the window last stood, in screen pixels
 * @param place the identifier of the place last seen: draw, train, data or inside
 * @param penWidth in canvas pixels
 * @param motion false switches every animation off
 * @param model the bundled recipe or the file last read with
 * @param language the language tag of all texts, such as {@code de}; empty to follow the system
 */
public record Settings(
    Look look,
    WindowBounds window,
    String place,
    double penWidth,
    boolean motion,
    String model,
    String language) {

  /** Which of the two themes. */
  public enum Look {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** NaN for x and y lets the system choose where the window stands. */
  public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
    public static final WindowBounds FIRST =
        new WindowBounds(Double.NaN, Double.NaN, 1200, 780, false);
  }

  public static final double LEAST_PEN = 6;
  public static final double MOST_PEN = 60;
  public static final Settings FIRST =
      new Settings(Look.SYSTEM, WindowBounds.FIRST, "draw", 24, true, "accurate", "");

  public Settings {
    penWidth = Double.isFinite(penWidth) ? Math.clamp(penWidth, LEAST_PEN, MOST_PEN) : 24;
  }

  public Settings withLook(Look newLook) {
    return new Settings(newLook, window, place, penWidth, motion, model, language);
  }

  public Settings withWindow(WindowBounds newWindow) {
    return new Settings(look, newWindow, place, penWidth, motion, model, language);
  }

  public Settings withPlace(String newPlace) {
    return new Settings(look, window, newPlace, penWidth, motion, model, language);
  }

  public Settings withPenWidth(double newWidth) {
    return new Settings(look, window, place, newWidth, motion, model, language);
  }

  public Settings withMotion(boolean newMotion) {
    return new Settings(look, window, place, penWidth, newMotion, model, language);
  }

  public Settings withModel(String newModel) {
    return new Settings(look, window, place, penWidth, motion, newModel, language);
  }

  public Settings withLanguage(String newLanguage) {
    return new Settings(look, window, place, penWidth, motion, model, newLanguage);
  }
}
