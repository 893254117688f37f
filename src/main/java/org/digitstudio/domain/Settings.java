package org.digitstudio.domain;

import java.util.Optional;

/**
 * What the program remembers of a user's choices.
 *
 * @param window where the window was; empty before the first time
 * @param penWidth of the canvas, in its own unit; 0 leaves it to the canvas
 * @param place the place that was open, by its identifier; empty for the first
 * @param reducedMotion whether nothing is to move that need not
 * @param model the model in use: a bundled one's name or a file; empty for the default
 */
public record Settings(
    ThemeChoice theme,
    Optional<WindowBounds> window,
    double penWidth,
    String place,
    boolean reducedMotion,
    String model) {

  /** Which of the two themes, or the system's. */
  public enum ThemeChoice {
    SYSTEM,
    LIGHT,
    DARK
  }

  /** A window's place on the screen, in JavaFX's unit. */
  public record WindowBounds(double x, double y, double width, double height, boolean maximized) {
    public WindowBounds {
      for (double value : new double[] {x, y, width, height}) {
        if (!(Math.abs(value) <= 100_000)) {
          throw new IllegalArgumentException("A window lies on a screen");
        }
      }
      if (width < 1 || height < 1) {
        throw new IllegalArgumentException("A window has a size");
      }
    }
  }

  public static final Settings DEFAULT =
      new Settings(ThemeChoice.SYSTEM, Optional.empty(), 0, "", false, "");

  public Settings {
    if (!(penWidth >= 0 && penWidth <= 1_000)) {
      throw new IllegalArgumentException("A pen's width lies in 0 to 1,000");
    }
  }

  public Settings withTheme(ThemeChoice choice) {
    return new Settings(choice, window, penWidth, place, reducedMotion, model);
  }

  public Settings withWindow(WindowBounds bounds) {
    return new Settings(theme, Optional.of(bounds), penWidth, place, reducedMotion, model);
  }

  public Settings withPenWidth(double width) {
    return new Settings(theme, window, width, place, reducedMotion, model);
  }

  public Settings withPlace(String id) {
    return new Settings(theme, window, penWidth, id, reducedMotion, model);
  }

  public Settings withReducedMotion(boolean reduced) {
    return new Settings(theme, window, penWidth, place, reduced, model);
  }

  public Settings withModel(String nameOrFile) {
    return new Settings(theme, window, penWidth, place, reducedMotion, nameOrFile);
  }
}
