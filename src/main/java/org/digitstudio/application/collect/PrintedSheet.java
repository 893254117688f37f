package org.digitstudio.application.collect;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.digitstudio.application.text.Messages;
import org.digitstudio.paper.sheet.SheetLayout;
import org.digitstudio.paper.sheet.SheetPrinter;
import org.digitstudio.paper.sheet.SheetWords;

/** The sheet that a class writes on, as a file to print, in the user's language. */
public final class PrintedSheet {
  private static final int DOTS_PER_INCH = 300;

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
    PrintedText text = new PrintedText();
    return new SheetWords(
        Optional.of(text.outline(Messages.text("application.sheet.title"))),
        Optional.of(text.outline(Messages.text("application.sheet.explanation"))),
        Optional.of(text.outline(Messages.text("application.sheet.pupil"))));
  }
}
