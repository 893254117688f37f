package org.digitstudio.paper.sheet;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Rectangle2D;
import java.util.Optional;

/** Draws a sheet. */
final class SheetPainter {
  private static final double MODULE = SheetLayout.MARK / 7;

  /** Boxes are pale: what is written over them stands out. */
  private static final double BOX_GREY = 0.62;

  private static final double BOX_LINE = 0.3;

  /** The distance of the middle of a box's line from the box's edge. */
  static final double LINE_MIDDLE = BOX_LINE / 2;

  private static final double CAPTION_GREY = 0.35;
  private static final double CAPTION_HEIGHT = 1.9;
  private static final double TITLE_HEIGHT = 4;
  private static final double TEXT_HEIGHT = 2.8;

  private final SheetLayout layout;
  private final SheetCanvas canvas;

  SheetPainter(SheetLayout layout, SheetCanvas canvas) {
    this.layout = layout;
    this.canvas = canvas;
  }

  /** Draws all of it. */
  void paint(SheetWords words) {
    for (double[] middle : layout.marks()) {
      mark(middle[0], middle[1]);
    }
    code();
    for (SheetLayout.SheetBox box : layout.boxes()) {
      frame(box.area());
      SheetLayout.Area area = box.area();
      draw(
          SheetDigits.outline(box.digit()),
          area.x() + area.width() / 2 - 0.3 * CAPTION_HEIGHT,
          area.y() - 0.8 - CAPTION_HEIGHT,
          CAPTION_HEIGHT);
    }
    layout.pupilBoxes().forEach(this::frame);
    double left = SheetLayout.CODE_LEFT + (SheetLayout.CODE_BITS + 2) * SheetLayout.CODE_CELL;
    text(words.title(), left, SheetLayout.MARK_MIDDLE - 0.7 * TITLE_HEIGHT, TITLE_HEIGHT);
    text(words.explanation(), 14, 25, TEXT_HEIGHT);
    SheetLayout.Area first = layout.pupilBoxes().getFirst();
    words
        .pupil()
        .ifPresent(
            outline -> {
              double width = outline.getBounds2D().getWidth() * TEXT_HEIGHT;
              text(Optional.of(outline), first.x() - width - 2, 26, TEXT_HEIGHT);
            });
  }

  private void mark(double x, double y) {
    Area ring = new Area(square(x, y, 7));
    ring.subtract(new Area(square(x, y, 5)));
    canvas.fill(ring, 0);
    canvas.fill(square(x, y, 3), 0);
  }

  private static Shape square(double x, double y, double modules) {
    double side = modules * MODULE;
    return new Rectangle2D.Double(x - side / 2, y - side / 2, side, side);
  }

  private void code() {
    double cell = SheetLayout.CODE_CELL;
    for (int bit = 0; bit < SheetLayout.CODE_BITS; bit++) {
      if ((layout.code() >> SheetLayout.CODE_BITS - 1 - bit & 1) != 0) {
        double[] middle = layout.codeCell(bit);
        canvas.fill(
            new Rectangle2D.Double(middle[0] - cell / 2, middle[1] - cell / 2, cell, cell), 0);
      }
    }
  }

  private void frame(SheetLayout.Area box) {
    Area frame = new Area(new Rectangle2D.Double(box.x(), box.y(), box.width(), box.height()));
    frame.subtract(
        new Area(
            new Rectangle2D.Double(
                box.x() + BOX_LINE,
                box.y() + BOX_LINE,
                box.width() - 2 * BOX_LINE,
                box.height() - 2 * BOX_LINE)));
    canvas.fill(frame, BOX_GREY);
  }

  /** Words whose outlines are one high. */
  private void text(Optional<Shape> words, double x, double y, double height) {
    words.ifPresent(outline -> draw(outline, x, y, height));
  }

  private void draw(Shape outline, double x, double y, double height) {
    AffineTransform there = AffineTransform.getTranslateInstance(x, y);
    there.scale(height, height);
    canvas.fill(there.createTransformedShape(outline), CAPTION_GREY);
  }
}
