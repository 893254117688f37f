package org.digitstudio.ui.common;

import java.util.Arrays;
import java.util.Locale;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Tells whether this system's fonts have the characters of a language. */
public final class Glyphs {
  private static final double SIZE = 24;

  /** Two characters that every Chinese font has and that look nothing like each other. */
  private static final String ONE = "中";

  private static final String OTHER = "文";

  private Glyphs() {}

  /**
   * Returns whether texts of the language can be read. Our own typeface has the letters of every
   * European language; Chinese needs a font of the system. Runs on the JavaFX thread.
   */
  public static boolean has(Locale language) {
    return !language.getLanguage().equals(Locale.CHINESE.getLanguage())
        || !looksTheSame(ONE, OTHER);
  }

  /** A font draws the same box, or nothing, for every character it lacks. */
  static boolean looksTheSame(String one, String other) {
    return Arrays.equals(pixels(one), pixels(other));
  }

  private static int[] pixels(String character) {
    Text text = new Text(character);
    text.setFont(Font.font(SIZE));
    WritableImage image = text.snapshot(null, null);
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    int[] pixels = new int[width * height];
    image
        .getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    return pixels;
  }
}
