package org.digitstudio.ui.inside.widgets;

import java.util.Locale;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/** Writes a panel as SVG: matrices cell by cell, text as text. */
public final class SvgWriter {
  private final Node root;
  private final StringBuilder out = new StringBuilder();

  private SvgWriter(Node root) {
    this.root = root;
  }

  /** Returns an SVG document of the node, in the node's own coordinates. */
  public static String of(Node node) {
    // A label has no text node until CSS was applied and it was laid out once.
    node.applyCss();
    if (node instanceof Parent parent) {
      parent.layout();
    }
    return new SvgWriter(node).document();
  }

  private String document() {
    Bounds bounds = root.getLayoutBounds();
    out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" "
            + "viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\">%n",
        bounds.getWidth(), bounds.getHeight(), bounds.getWidth(), bounds.getHeight());
    write(root);
    out.append("</svg>\n");
    return out.toString();
  }

  private void write(Node node) {
    if (!node.isVisible() || node instanceof MenuButton) {
      return;
    }
    if (node instanceof Region region) {
      background(region);
    }
    if (node instanceof VectorSource source) {
      out.append("<g shape-rendering=\"crispEdges\">\n");
      source.cells((x, y, w, h, argb) -> rectangle(toRoot(node, x, y), w, h, hex(argb), ""));
      out.append("</g>\n");
      source.words(
          (x, y, size, colour, word) -> {
            Point2D middle = toRoot(node, x, y);
            add(
                "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.1f\" fill=\"%s\" text-anchor=\"middle\" "
                    + "dominant-baseline=\"central\">%s</text>%n",
                middle.getX(), middle.getY(), size, hex(colour), escaped(word));
          });
    }
    switch (node) {
      case Text text -> text(text);
      case Rectangle r -> frame(r);
      case Polyline line -> curve(line);
      case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::write);
      default -> {
        // Images and canvases are written by the control that holds their cells.
      }
    }
  }

  private void background(Region region) {
    Background background = region.getBackground();
    if (background == null || region.getWidth() <= 0 || region.getHeight() <= 0) {
      return;
    }
    background.getFills().stream()
        .map(fill -> fill.getFill())
        .filter(Color.class::isInstance)
        .map(Color.class::cast)
        .filter(colour -> colour.getOpacity() > 0)
        .forEach(
            colour ->
                rectangle(
                    toRoot(region, 0, 0),
                    region.getWidth(),
                    region.getHeight(),
                    hex(colour),
                    opacity(colour)));
  }

  private void frame(Rectangle frame) {
    if (frame.getStroke() instanceof Color stroke) {
      Point2D corner = toRoot(frame, frame.getX(), frame.getY());
      add(
          "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"none\" "
              + "stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
          corner.getX(),
          corner.getY(),
          frame.getWidth(),
          frame.getHeight(),
          hex(stroke),
          frame.getStrokeWidth());
    }
  }

  private void curve(Polyline line) {
    if (line.getStroke() instanceof Color stroke) {
      StringBuilder points = new StringBuilder();
      for (int i = 0; i + 1 < line.getPoints().size(); i += 2) {
        Point2D point = toRoot(line, line.getPoints().get(i), line.getPoints().get(i + 1));
        points.append(String.format(Locale.ROOT, "%.1f,%.1f ", point.getX(), point.getY()));
      }
      add(
          "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"%.1f\"/>%n",
          points.toString().strip(), hex(stroke), line.getStrokeWidth());
    }
  }

  private void text(Text text) {
    if (text.getText().isBlank()) {
      return;
    }
    double lineHeight = text.getLayoutBounds().getHeight() / Math.max(1, lines(text));
    Point2D start = toRoot(text, text.getX(), text.getY());
    String[] lines = text.getText().split("\n");
    for (int i = 0; i < lines.length; i++) {
      add(
          "<text x=\"%.2f\" y=\"%.2f\" font-size=\"%.1f\" fill=\"%s\">%s</text>%n",
          start.getX(),
          start.getY() + text.getBaselineOffset() * baselineShare(text) + i * lineHeight,
          text.getFont().getSize(),
          hex(text.getFill()),
          escaped(lines[i]));
    }
  }

  private static int lines(Text text) {
    return text.getText().split("\n").length;
  }

  /** Returns the share of the baseline offset to add; none if the origin is the baseline. */
  private static double baselineShare(Text text) {
    return text.getTextOrigin() == javafx.geometry.VPos.BASELINE ? 0 : 1;
  }

  private Point2D toRoot(Node node, double x, double y) {
    return root.sceneToLocal(node.localToScene(x, y));
  }

  private void rectangle(Point2D corner, double width, double height, String fill, String more) {
    add(
        "<rect x=\"%.2f\" y=\"%.2f\" width=\"%.2f\" height=\"%.2f\" fill=\"%s\"%s/>%n",
        corner.getX(), corner.getY(), width, height, fill, more);
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }

  private static String opacity(Color colour) {
    return colour.getOpacity() >= 1
        ? ""
        : String.format(Locale.ROOT, " fill-opacity=\"%.3f\"", colour.getOpacity());
  }

  private static String hex(Paint paint) {
    return paint instanceof Color colour
        ? String.format(
            Locale.ROOT,
            "#%02x%02x%02x",
            Math.round(colour.getRed() * 255),
            Math.round(colour.getGreen() * 255),
            Math.round(colour.getBlue() * 255))
        : "#808080";
  }

  private static String hex(int argb) {
    return String.format(Locale.ROOT, "#%06x", argb & 0xFFFFFF);
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .filter(c -> c >= 0x20)
        .forEach(
            c -> {
              switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                default -> safe.appendCodePoint(c);
              }
            });
    return safe.toString();
  }
}
