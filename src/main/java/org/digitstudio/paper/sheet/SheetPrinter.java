package org.digitstudio.paper.sheet;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Makes files of a sheet to print: a picture, or a PDF of one page drawn as outlines. */
public final class SheetPrinter {
  private static final double MILLIMETRES_PER_INCH = 25.4;
  private static final double POINTS_PER_MILLIMETRE = 72 / MILLIMETRES_PER_INCH;

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
    StringBuilder content = new StringBuilder();
    double height = layout.format().height();
    AffineTransform toPoints =
        new AffineTransform(
            POINTS_PER_MILLIMETRE, 0, 0, -POINTS_PER_MILLIMETRE, 0, height * POINTS_PER_MILLIMETRE);
    new SheetPainter(layout, (shape, grey) -> append(content, shape, toPoints, grey)).paint(words);
    String box =
        "[0 0 %s %s]"
            .formatted(
                number(layout.format().width() * POINTS_PER_MILLIMETRE),
                number(height * POINTS_PER_MILLIMETRE));
    List<String> objects = new ArrayList<>();
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add("<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    objects.add(
        "<< /Type /Page /Parent 2 0 R /MediaBox " + box + " /Resources << >> /Contents 4 0 R >>");
    objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "endstream");
    return file(objects);
  }

  private static byte[] file(List<String> objects) {
    StringBuilder pdf = new StringBuilder("%PDF-1.4\n");
    List<Integer> offsets = new ArrayList<>();
    for (int i = 0; i < objects.size(); i++) {
      offsets.add(pdf.length());
      pdf.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
    }
    int table = pdf.length();
    pdf.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
    for (int offset : offsets) {
      pdf.append("%010d 00000 n \n".formatted(offset));
    }
    pdf.append("trailer\n<< /Size ")
        .append(objects.size() + 1)
        .append(" /Root 1 0 R >>\nstartxref\n")
        .append(table)
        .append("\n%%EOF\n");
    return pdf.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void append(
      StringBuilder content, Shape shape, AffineTransform toPoints, double grey) {
    content.append(number(grey)).append(" g\n");
    double[] p = new double[6];
    double[] last = new double[2];
    PathIterator path = shape.getPathIterator(toPoints);
    for (; !path.isDone(); path.next()) {
      switch (path.currentSegment(p)) {
        case PathIterator.SEG_MOVETO -> points(content, p, 2, "m");
        case PathIterator.SEG_LINETO -> points(content, p, 2, "l");
        case PathIterator.SEG_QUADTO -> {
          double[] cubic = {
            last[0] + (p[0] - last[0]) * 2 / 3,
            last[1] + (p[1] - last[1]) * 2 / 3,
            p[2] + (p[0] - p[2]) * 2 / 3,
            p[3] + (p[1] - p[3]) * 2 / 3,
            p[2],
            p[3]
          };
          System.arraycopy(cubic, 0, p, 0, 6);
          points(content, p, 6, "c");
        }
        case PathIterator.SEG_CUBICTO -> points(content, p, 6, "c");
        default -> content.append("h\n");
      }
      int end = path.currentSegment(new double[6]);
      int from = end == PathIterator.SEG_MOVETO || end == PathIterator.SEG_LINETO ? 0 : 4;
      if (end != PathIterator.SEG_CLOSE) {
        last[0] = p[from];
        last[1] = p[from + 1];
      }
    }
    content.append(path.getWindingRule() == PathIterator.WIND_EVEN_ODD ? "f*\n" : "f\n");
  }

  private static void points(StringBuilder content, double[] p, int count, String operator) {
    for (int i = 0; i < count; i++) {
      content.append(number(p[i])).append(' ');
    }
    content.append(operator).append('\n');
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
