package org.digitstudio.application.collect;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.digitstudio.application.text.Messages;

/** Text as outlines, to be printed where no fonts are. A line is 1 high. */
final class PrintedText {
  private static final String FONT = "/org/digitstudio/fonts/InterTabular-Regular.otf";

  /** The font size at which a line, from its highest to its lowest letter, is 1 high. */
  private static final float LINE_FONT_SIZE = 0.85f;

  private static final FontRenderContext CONTEXT =
      new FontRenderContext(new AffineTransform(), true, true);

  private final Font font = font();

  private static Font font() {
    try (InputStream file =
        Objects.requireNonNull(PrintedText.class.getResourceAsStream(FONT), FONT)) {
      return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(LINE_FONT_SIZE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the outline of a line of text, its top left corner at 0, 0. */
  Shape outline(String text) {
    Font able = able(text);
    float ascent = able.getLineMetrics(text, CONTEXT).getAscent();
    return able.createGlyphVector(CONTEXT, text).getOutline(0, ascent);
  }

  /** Returns the font, or where it lacks a letter of the text, one of the system. */
  private Font able(String text) {
    return font.canDisplayUpTo(text) < 0
        ? font
        : new Font(Font.DIALOG, Font.PLAIN, 1).deriveFont(LINE_FONT_SIZE);
  }

  /**
   * Breaks a text into lines, where the user's language allows.
   *
   * @param width of a line, in lines' heights; a single longer word stays whole
   */
  List<String> wrap(String text, double width) {
    Font able = able(text);
    BreakIterator breaks = BreakIterator.getLineInstance(Messages.locale());
    breaks.setText(text);
    List<String> lines = new ArrayList<>();
    int start = 0;
    int last = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      String line = text.substring(start, end).strip();
      if (last > start && able.getStringBounds(line, CONTEXT).getWidth() > width) {
        lines.add(text.substring(start, last).strip());
        start = last;
      }
      last = end;
    }
    if (start < text.length()) {
      lines.add(text.substring(start).strip());
    }
    return lines;
  }
}
