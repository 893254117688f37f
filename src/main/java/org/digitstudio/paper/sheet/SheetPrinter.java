package org.digitstudio.paper.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes files of a sheet to print: a picture, or a PDF of one page drawn as outlines. */
public final class SheetPrinter {
  private static final double MILLIMETRES_PER_INCH = 25.4;

  private SheetPrinter() {}

  /** A grey picture of the sheet. */
  public static BufferedImage image(SheetLayout layout, SheetWords words, int dotsPerInch) {
    double scale = dotsPerInch / MILLIMETRES_PER_INCH;
    int width = (int) Math.round(layout.format().width() * scale);
    int height = (int) Math.round(layout.format().height() * scale);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, width, height);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.scale(scale, scale);
      new SheetPainter(
              layout,
              (shape, grey) -> {
                // Grey as stored: a colour would be bent by the grey colour space's gamma.
                graphics.setColor(storedAs(grey));
                graphics.fill(shape);
              })
          .paint(words);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static Color storedAs(double grey) {
    float[] linear = {(float) grey};
    return new Color(
        java.awt.color.ColorSpace.getInstance(java.awt.color.ColorSpace.CS_GRAY), linear, 1);
  }

  /** A PDF of the sheet, one page of its size. */
  public static byte[] pdf(SheetLayout layout, SheetWords words) {
    PdfDocument pdf = new PdfDocument(layout.format().width(), layout.format().height());
    new SheetPainter(layout, pdf.page()).paint(words);
    return pdf.bytes();
  }
}
