package org.digitstudio.ui.common;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/**
 * The typeface that ships with the program: Inter with tabular figures, so that numbers keep their
 * width while they change. Characters it lacks come from the system's fonts.
 */
final class Typeface {
  private static final List<String> FILES =
      List.of("InterTabular-Regular.otf", "InterTabular-Bold.otf");

  /** Size in which a font is registered; style sheets choose their own. */
  private static final double ANY_SIZE = 14;

  private static boolean loaded;

  private Typeface() {}

  /** Registers the typeface with JavaFX, once; on the JavaFX thread. */
  static void load() {
    if (!loaded) {
      loaded = true;
      FILES.forEach(Typeface::register);
    }
  }

  private static void register(String file) {
    try (InputStream bytes =
        Objects.requireNonNull(
            Typeface.class.getResourceAsStream("/org/digitstudio/fonts/" + file), file)) {
      // Without the fonts the program is plain but works: the style sheet names others.
      Font.loadFont(bytes, ANY_SIZE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
