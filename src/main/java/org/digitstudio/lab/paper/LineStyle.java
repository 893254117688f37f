package org.digitstudio.lab.paper;

import org.digitstudio.lab.paper.GlyphBook.Handwriting;

/**
 * The style in which a writer writes a number. Lengths are in heights of a digit.
 *
 * @param height of a digit in pixels
 * @param gap gap between digits; negative if they overlap
 * @param gapSpread standard deviation of the gap
 * @param heightSpread standard deviation of the height, relative to it
 * @param slope of the baseline, in radians
 * @param joins probability that two digits are joined by a stroke; higher for zeros
 */
@SuppressWarnings("checkstyle:recordcomponentnumber") // The independent properties of a style.
record LineStyle(
    Handwriting handwriting,
    Pen pen,
    Placement.GlyphShape shape,
    float height,
    float gap,
    float gapSpread,
    float heightSpread,
    float slope,
    float joins) {

  static LineStyle random(GlyphBook book, float height, PageRandom random) {
    float gap =
        switch (random.weighted(4, 3, 1.5, 0.8)) {
          case 0 -> random.between(0.08, 0.35);
          case 1 -> random.between(-0.02, 0.12);
          case 2 -> random.between(-0.14, 0.02);
          default -> random.between(0.3, 0.9);
        };
    return new LineStyle(
        book.handwriting(random),
        Pen.random(height, random),
        Placement.GlyphShape.random(random),
        height,
        gap,
        random.between(0.01, 0.1),
        random.between(0.02, 0.14),
        random.of(0.25) ? 0 : random.around(0, 0.05),
        random.of(0.3) ? random.between(0.1, 0.8) : 0);
  }

  /** Returns a tidy style with a steady pen and separate digits. */
  static LineStyle tidy(GlyphBook book, float height, PageRandom random) {
    LineStyle style = random(book, height, random);
    Pen pen = style.pen();
    Pen firm = new Pen(pen.radius(), 0.5f * pen.pressure(), 0, 0, random.between(0.7, 1));
    return new LineStyle(
        style.handwriting(),
        firm,
        style.shape(),
        height,
        random.between(0.08, 0.35),
        0.03f,
        0.06f,
        random.around(0, 0.02),
        0);
  }

  LineStyle withGap(float newGap, float newSpread) {
    return new LineStyle(
        handwriting, pen, shape, height, newGap, newSpread, heightSpread, slope, joins);
  }

  LineStyle withPen(Pen newPen) {
    return new LineStyle(
        handwriting, newPen, shape, height, gap, gapSpread, heightSpread, slope, joins);
  }

  LineStyle withHandwriting(Handwriting newHandwriting) {
    return new LineStyle(
        newHandwriting, pen, shape, height, gap, gapSpread, heightSpread, slope, joins);
  }
}
