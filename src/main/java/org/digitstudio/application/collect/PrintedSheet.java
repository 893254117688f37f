package org.digitstudio.application.collect;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.digitstudio.application.text.Messages;
import org.digitstudio.paper.sheet.SheetLayout;
import org.digitstudio.paper.sheet.SheetPrinter;
import org.digitstudio.paper.sheet.SheetWords;

/** The sheet that a class writes on, as a file to print, in the user's language. */
public final class PrintedSheet {
  private static final String FONT = "/org/digitstudio/fonts/InterTabular-Regular.otf";
  private static final int DOTS_PER_INCH = 300;

  /** The font size at which a line, from its highest to its lowest letter, is 1 high. */
  private static final float LINE_FONT_SIZE = 0.85f;

  private PrintedSheet() {}

  /** A PDF of one page. */
  public static byte[] pdf(SheetLayout layout) {
    return SheetPrinter.pdf(layout, words());
  }

  /** A PNG with 300 dots per inch. */
  public static byte[] png(SheetLayout layout) {
    BufferedImage image = SheetPrinter.image(layout, words(), DOTS_PER_INCH);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", png);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return png.toByteArray();
  }

  private static SheetWords words() {
    Font font = font();
    return new SheetWords(
        Optional.of(outline(font, Messages.text("application.sheet.title"))),
        Optional.of(outline(font, Messages.text("application.sheet.explanation"))),
        Optional.of(outline(font, Messages.text("application.sheet.pupil"))));
  }

  private static Font font() {
    try (InputStream file =
        Objects.requireNonNull(PrintedSheet.class.getResourceAsStream(FONT), FONT)) {
      return Font.createFont(Font.TRUETYPE_FONT, file).deriveFont(LINE_FONT_SIZE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The outline of a line of text, its top left corner at 0, 0. */
  private static Shape outline(Font font, String text) {
    Font able =
        font.canDisplayUpTo(text) < 0
            ? font
            : new Font(Font.DIALOG, Font.PLAIN, 1).deriveFont(LINE_FONT_SIZE);
    FontRenderContext context = new FontRenderContext(new AffineTransform(), true, true);
    float ascent = able.getLineMetrics(text, context).getAscent();
    return able.createGlyphVector(context, text).getOutline(0, ascent);
  }
}
