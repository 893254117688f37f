package org.digitstudio.paper.sheet;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A PDF whose pages are drawn as outlines; it needs no fonts. */
public final class PdfDocument {
  private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

  private final double width;
  private final double height;
  private final AffineTransform toPoints;
  private final List<StringBuilder> pages = new ArrayList<>();

  /**
   * Creates a document without pages.
   *
   * @param width of each page in millimetres
   * @param height of each page in millimetres
   */
  public PdfDocument(double width, double height) {
    this.width = width;
    this.height = height;
    toPoints =
        new AffineTransform(
            POINTS_PER_MILLIMETRE, 0, 0, -POINTS_PER_MILLIMETRE, 0, height * POINTS_PER_MILLIMETRE);
  }

  /** Adds a page; returns what it is drawn on. */
  public SheetCanvas page() {
    StringBuilder content = new StringBuilder();
    pages.add(content);
    return (shape, grey) -> append(content, shape, toPoints, grey);
  }

  /** Returns the number of pages. */
  public int pageCount() {
    return pages.size();
  }

  /** Returns the document as a file. */
  public byte[] bytes() {
    String box =
        "[0 0 %s %s]"
            .formatted(
                number(width * POINTS_PER_MILLIMETRE), number(height * POINTS_PER_MILLIMETRE));
    List<String> objects = new ArrayList<>();
    StringBuilder kids = new StringBuilder();
    // The catalog and the list of pages come first, then each page and its content.
    for (int i = 0; i < pages.size(); i++) {
      kids.append(3 + 2 * i).append(" 0 R ");
    }
    objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    objects.add(
        "<< /Type /Pages /Kids [" + kids.toString().strip() + "] /Count " + pages.size() + " >>");
    for (StringBuilder content : pages) {
      objects.add(
          "<< /Type /Page /Parent 2 0 R /MediaBox "
              + box
              + " /Resources << >> /Contents "
              + (objects.size() + 2)
              + " 0 R >>");
      objects.add("<< /Length " + content.length() + " >>\nstream\n" + content + "endstream");
    }
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
